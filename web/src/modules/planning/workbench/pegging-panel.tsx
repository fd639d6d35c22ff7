import { useQuery } from '@tanstack/react-query';
import { pegging } from '../../../../../shared/contracts/planning/plan-queries.ts';
import { ProblemBox } from '../../../kit/form/problem-box.tsx';
import { dateText, decimalText } from '../../../lib/format.ts';
import { useSay } from '../../../lib/language.ts';
import { ask } from '../../../lib/queries.ts';
import { type PegNode, pegTree } from './peg-tree.ts';
import { PlannedLink, PlanThing } from './plan-thing.tsx';

const texts = {
  demands: { en: 'Whom it serves', zh: '供给哪些需求' },
  supplies: { en: 'What it waits for', zh: '依赖哪些供应' },
  none: { en: 'Nothing: it fills up stock.', zh: '无：用于补充库存。' },
  noSupply: { en: 'Nothing.', zh: '无。' },
  stock: { en: 'From stock', zh: '现有库存' },
  planned: { en: 'Planned order', zh: '计划订单' },
  part: { en: 'Part of a planned order', zh: '计划订单用料' },
  deficit: { en: 'Safety stock', zh: '安全库存' },
} as const;

interface Props {
  id: string;
  runId: string;
  /** A demand serves nobody further. */
  ends?: boolean;
}

/** Both ways from an order: up to whom it serves, down to what it waits for. */
export function PeggingPanel({ id, runId, ends = false }: Props) {
  return (
    <section className="panel peg-panel" data-ends={ends || undefined}>
      {!ends && <Side id={id} runId={runId} direction="demands" />}
      <Side id={id} runId={runId} direction="supplies" />
    </section>
  );
}

function Side({ id, runId, direction }: Props & { direction: 'demands' | 'supplies' }) {
  const say = useSay();
  const { data, error } = useQuery(ask(pegging, { runId, id, direction, levels: 8 }, []));
  return (
    <div>
      <h2>{say(texts[direction])}</h2>
      <ProblemBox error={error} />
      {!data && !error && <span className="bone" />}
      {data &&
        (data.data.length === 0 ? (
          <p className="muted">{say(direction === 'demands' ? texts.none : texts.noSupply)}</p>
        ) : (
          <Branches nodes={pegTree(data.data, id)} />
        ))}
    </div>
  );
}

function Branches({ nodes }: { nodes: readonly PegNode[] }) {
  return (
    <ul className="peg-tree">
      {nodes.map((node) => (
        <li key={node.key}>
          <One node={node} />
          {node.branches.length > 0 && <Branches nodes={node.branches} />}
        </li>
      ))}
    </ul>
  );
}

function One({ node: { peg } }: { node: PegNode }) {
  const say = useSay();
  const { kind, id } = peg;
  return (
    <div className="peg" data-kind={kind}>
      <span className="cut">
        {kind === 'given' && id ? <PlanThing id={id} /> : null}
        {kind === 'planned' && id ? <PlannedLink id={id}>{say(texts.planned)}</PlannedLink> : null}
        {kind === 'dependent' && id ? (
          <PlannedLink id={id.slice(0, id.lastIndexOf('/'))}>{say(texts.part)}</PlannedLink>
        ) : null}
        {(kind === 'stock' || kind === 'deficit') && say(texts[kind])}
        <span className="caption">
          {' '}
          {peg.code} {peg.name}
        </span>
      </span>
      <span className="num">{decimalText(peg.quantity)}</span>
      <span className="num caption">{peg.date ? dateText(peg.date) : ''}</span>
    </div>
  );
}
