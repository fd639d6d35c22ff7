import { Button } from 'antd';
import { achievables, orderKinds } from '../../../../../shared/contracts/planning/plan-choices.ts';
import { PickList } from '../../../kit/workbench/pick-list.tsx';
import { Tick } from '../../../kit/workbench/tick.tsx';
import { dateText, decimalText } from '../../../lib/format.ts';
import { useSay } from '../../../lib/language.ts';
import { canRelease, type OrderListProps } from './order-workbench.tsx';
import type { Firm, PlannedOrder } from './plan-data.ts';

const texts = {
  label: { en: 'Planned orders', zh: '计划订单' },
  more: { en: 'Show more', zh: '显示更多' },
  firm: { en: 'Firm', zh: '已确认' },
  dates: { en: 'release {release} · due {due}', zh: '下达 {release} · 到期 {due}' },
  on: { en: 'at the earliest {date}', zh: '最早 {date}' },
} as const;

interface Props extends OrderListProps<PlannedOrder> {
  rows: readonly PlannedOrder[];
  onMore: (() => void) | undefined;
}

/** All that is planned, the first to be released first; Space ticks, Enter releases. */
export function PlannedList({ rows, taken, ticked, onMore, ...list }: Props) {
  const say = useSay();
  return (
    <PickList
      {...list}
      label={say(texts.label)}
      groups={[{ key: 'all', rows }]}
      idOf={({ id }) => id}
      isTicked={({ id }) => ticked.has(id)}
      render={(row) => (
        <Line
          row={row}
          open={canRelease(row, taken)}
          firm={taken.get(row.id)}
          ticked={ticked.has(row.id)}
          onTick={list.onTick}
        />
      )}
      foot={
        onMore && (
          <div className="pick-foot">
            <Button onClick={onMore}>{say(texts.more)}</Button>
          </div>
        )
      }
    />
  );
}

interface LineProps {
  row: PlannedOrder;
  open: boolean;
  firm: Firm | undefined;
  ticked: boolean;
  onTick: (row: PlannedOrder) => void;
}

function Line({ row, open, firm, ticked, onTick }: LineProps) {
  const say = useSay();
  return (
    <>
      <span className="cut pick-check">
        <Tick on={ticked} disabled={!open} onToggle={() => onTick(row)} />
        <span className="cut">
          {row.code} <span className="title-name">{row.name}</span>
        </span>
      </span>
      <span className="num">
        <span className="title-name">{say(orderKinds[row.kind])}</span> {decimalText(row.quantity)}
      </span>
      <span className="caption pick-under">
        {say(texts.dates, { release: dateText(row.releaseOn), due: dateText(row.dueOn) })}
        <span className="spacer" />
        {firm ? (
          <span className="state" data-tone="ok">
            {firm.documentNumber ?? say(texts.firm)}
          </span>
        ) : (
          row.achievable !== 'onTime' && (
            <span className="state" data-tone={row.achievable === 'never' ? 'bad' : 'warn'}>
              {say(achievables[row.achievable])}
              {row.achievableOn && ` · ${say(texts.on, { date: dateText(row.achievableOn) })}`}
            </span>
          )
        )}
      </span>
    </>
  );
}
