import { ProblemBox } from '../../../kit/form/problem-box.tsx';
import { useAddress } from '../../../kit/use-address.ts';
import { useSay } from '../../../lib/language.ts';
import { OrderWorkbench } from './order-workbench.tsx';
import { usePlannedOrders } from './plan-data.ts';
import { PlannedList } from './planned-list.tsx';

const texts = {
  none: { en: 'Nothing is to be bought or made.', zh: '没有需要采购或生产的计划。' },
} as const;

/** All that a run plans, the first to be released first. */
export function OrdersView({ runId }: { runId: string }) {
  const say = useSay();
  const [search] = useAddress();
  const list = usePlannedOrders(runId, search['kind'], true);
  const rows = list.data?.pages.flatMap(({ data }) => data) ?? [];
  if (list.error) return <ProblemBox error={list.error} />;
  if (list.data && rows.length === 0) return <div className="empty">{say(texts.none)}</div>;
  const onMore = list.hasNextPage ? () => void list.fetchNextPage() : undefined;
  return (
    <OrderWorkbench
      runId={runId}
      rows={rows}
      list={(props) => <PlannedList rows={rows} {...props} onMore={onMore} />}
    />
  );
}
