import { useQuery } from '@tanstack/react-query';
import type * as z from 'zod';
import { explainRolledUpCost } from '../../../../../shared/contracts/engineering/structure-queries.ts';
import { TitleLink } from '../../../kit/fields/title-text.tsx';
import { ProblemBox } from '../../../kit/form/problem-box.tsx';
import { decimalText } from '../../../lib/format.ts';
import { useSay } from '../../../lib/language.ts';
import { ask } from '../../../lib/queries.ts';
import { mayDo } from '../../../lib/session.ts';
import './bom.css';

const texts = {
  title: { en: 'Cost of one', zh: '单位成本卷积' },
  value: { en: 'Cost', zh: '成本' },
  material: { en: 'Material', zh: '材料' },
  labour: { en: 'Labour', zh: '人工' },
  overhead: { en: 'Overhead', zh: '制造费用' },
  incomplete: {
    en: 'Something below has no cost yet: the value is too low.',
    zh: '下层有物料尚无成本，结果偏低。',
  },
} as const;

const elements = ['value', 'material', 'labour', 'overhead'] as const;

type Answer = z.infer<typeof explainRolledUpCost.output>;
type Step = Answer['steps'][number];

/** What one costs by its structure, level by level, each number with what it is made of. */
export function CostPanel({ itemId }: { itemId: string }) {
  const say = useSay();
  const { data, error } = useQuery({
    ...ask(explainRolledUpCost, { itemId }, ['bom', 'routing', 'workCentre']),
    enabled: mayDo(explainRolledUpCost.permission),
  });
  if (error) return <ProblemBox error={error} />;
  if (!data) return null;
  return (
    <section className="card document-lines">
      <h2>{say(texts.title)}</h2>
      <dl className="cost-head">
        {elements.map((name) => (
          <div key={name}>
            <dt>{say(texts[name])}</dt>
            <dd>{decimalText(data[name], 2)}</dd>
          </div>
        ))}
      </dl>
      {data.incomplete && <p className="cost-part muted">{say(texts.incomplete)}</p>}
      <div className="cost-part">
        <Steps steps={data.steps} />
      </div>
      {data.levels.slice(1).map((level) => (
        <details key={level.itemId} className="cost-part">
          <summary>
            {level.code} <span className="title-name">{level.name}</span>{' '}
            {decimalText(level.value, 2)}
          </summary>
          <Steps steps={level.steps} />
        </details>
      ))}
    </section>
  );
}

function Steps({ steps }: { steps: readonly Step[] }) {
  const say = useSay();
  return (
    <table className="small-table">
      <tbody>
        {steps.map((step, index) => (
          <tr key={index}>
            <th scope="row">
              {step.itemId ? (
                <TitleLink noun="item" id={step.itemId} />
              ) : step.workCentreId ? (
                <TitleLink noun="workCentre" id={step.workCentreId} />
              ) : null}
              <div className="caption">{say(step.label)}</div>
            </th>
            <td className="num">{step.quantity ? decimalText(step.quantity) : ''}</td>
            <td className="num">{step.unitCost ? decimalText(step.unitCost, 2) : ''}</td>
            <td className="num">{decimalText(step.cost, 2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
