import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { createOpportunity } from '../../../../shared/contracts/crm/opportunity-operations.ts';
import { opportunityBoard } from '../../../../shared/contracts/crm/report-operations.ts';
import { add } from '../../../../shared/kernel/decimal.ts';
import { Chip } from '../../kit/chip.tsx';
import { ProblemBox } from '../../kit/form/problem-box.tsx';
import { usePageKeys } from '../../kit/use-page-keys.ts';
import { moneyText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { ask } from '../../lib/queries.ts';
import type { Search } from '../../lib/search-params.ts';
import { mayDo, useSession } from '../../lib/session.ts';
import { BoardColumns } from './board-columns.tsx';
import { boardTexts as texts } from './board-texts.ts';
import { DeedDrawer } from './deed-drawer.tsx';
import type { Pipeline } from './pipeline-of.ts';
import { useDeals } from './use-deals.ts';

/** The board of one pipeline; which one, and whose deals, stands in the address. */
export function BoardOf({ pipelines }: { pipelines: readonly Pipeline[] }) {
  const say = useSay();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Search;
  const me = useSession()?.member?.id;
  const pipeline = pipelines.find(({ id }) => id === search['pipeline']) ?? pipelines[0];
  const { id } = pipeline as Pipeline;
  const mine = search['mine'] === 'true' && me !== undefined;
  const query = ask(opportunityBoard, { id, ...(mine && { ownerId: me }) }, [
    'opportunity',
    'pipeline',
  ]);
  const { data, error } = useQuery(query);
  const deals = useDeals(query.queryKey);
  const change = (next: Search) =>
    void navigate({ to: '.', search: { ...search, ...next } as never, replace: true });
  const begin = () =>
    void navigate({ to: '/crm/opportunities/new', search: { pipelineId: id } as never });
  const mayAdd = mayDo(createOpportunity.permission);
  usePageKeys({ 'alt+n': mayAdd && begin });
  const columns = data?.columns ?? [];
  const count = columns.reduce((sum, column) => sum + column.count, 0);
  const total = add('0', ...columns.map(({ amount }) => amount));
  return (
    <div className="page board-page">
      <div className="page-head">
        <h1>{say(texts.title)}</h1>
        {data && (
          <span className="count">{say(texts.count, { count, amount: moneyText(total) })}</span>
        )}
        <span className="spacer" />
        {mayAdd && (
          <div className="document-actions">
            <Button type="primary" onClick={begin} title="Alt+N">
              {say(texts.add)}
            </Button>
          </div>
        )}
      </div>
      <div className="chips">
        {pipelines.length > 1 &&
          pipelines.map((one) => (
            <Chip key={one.id} on={one.id === id} onChoose={() => change({ pipeline: one.id })}>
              {one.name}
            </Chip>
          ))}
        {me !== undefined &&
          [false, true].map((only) => (
            <Chip
              key={String(only)}
              on={mine === only}
              onChoose={() => change({ mine: only ? 'true' : undefined })}
            >
              {say(only ? texts.mine : texts.all)}
            </Chip>
          ))}
        <span className="caption board-hint">{say(texts.hint)}</span>
      </div>
      <ProblemBox error={error ?? deals.error} />
      <BoardColumns columns={data?.columns} deals={deals} />
      {deals.drawer && (
        <DeedDrawer
          key={`${deals.drawer.deal.id} ${deals.drawer.kind} ${deals.drawer.stage ?? ''}`}
          {...deals.drawer}
          pipeline={pipeline as Pipeline}
          onClose={deals.close}
          onDone={deals.finish}
        />
      )}
    </div>
  );
}
