import { achievables } from '../../../../../shared/contracts/planning/plan-choices.ts';
import { ProblemBox } from '../../../kit/form/problem-box.tsx';
import { useAddress } from '../../../kit/use-address.ts';
import { dateText, decimalText } from '../../../lib/format.ts';
import { say, useLanguage } from '../../../lib/language.ts';
import { OrderList, type OrderTexts } from './order-list.tsx';
import { OrderWorkbench } from './order-workbench.tsx';
import { type PlannedOrder, usePlannedOrders } from './plan-data.ts';

const texts = {
  none: { en: 'Nothing is to be bought or made.', zh: '没有需要采购或生产的计划。' },
  label: { en: 'Planned orders', zh: '计划订单' },
  dates: { en: 'release {release} · due {due}', zh: '下达 {release} · 到期 {due}' },
  on: { en: 'at the earliest {date}', zh: '最早 {date}' },
} as const;

/** All that a run plans, the first to be released first. */
export function OrdersView({ runId }: { runId: string }) {
  useLanguage();
  const [search] = useAddress();
  const list = usePlannedOrders(runId, search['kind']);
  const rows = list.data?.pages.flatMap(({ data }) => data) ?? [];
  if (list.error) return <ProblemBox error={list.error} />;
  if (list.data && rows.length === 0) return <div className="empty">{say(texts.none)}</div>;
  const onMore = list.hasNextPage ? () => void list.fetchNextPage() : undefined;
  return (
    <OrderWorkbench
      runId={runId}
      rows={rows}
      list={(props) => (
        <OrderList
          {...props}
          label={say(texts.label)}
          rows={rows}
          textsOf={textsOf}
          onMore={onMore}
        />
      )}
    />
  );
}

function textsOf({
  quantity,
  releaseOn,
  dueOn,
  achievable,
  achievableOn,
}: PlannedOrder): OrderTexts {
  const on = achievableOn ? [say(texts.on, { date: dateText(achievableOn) })] : [];
  return {
    quantity: decimalText(quantity),
    dates: say(texts.dates, { release: dateText(releaseOn), due: dateText(dueOn) }),
    ...(achievable !== 'onTime' && {
      state: {
        tone: achievable === 'never' ? 'bad' : 'warn',
        text: [say(achievables[achievable]), ...on].join(' · '),
      },
    }),
  };
}
