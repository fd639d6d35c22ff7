import { Button } from 'antd';
import { orderKinds } from '../../../../../shared/contracts/planning/plan-choices.ts';
import { PickList } from '../../../kit/workbench/pick-list.tsx';
import { Tick } from '../../../kit/workbench/tick.tsx';
import { useSay } from '../../../lib/language.ts';
import { canRelease, type OrderListProps, type OrderRow } from './order-workbench.tsx';

const texts = {
  more: { en: 'Show more', zh: '显示更多' },
  firm: { en: 'Firm', zh: '已确认' },
} as const;

/** What a row says beside its item. */
export interface OrderTexts {
  quantity: string;
  dates: string;
  /** Unless it is taken in hand. */
  state?: { tone: 'ok' | 'warn' | 'bad'; text: string };
}

interface Props<R> extends OrderListProps<R> {
  label: string;
  rows: readonly R[];
  textsOf: (row: R) => OrderTexts;
  onMore: (() => void) | undefined;
}

/** Planned orders to pick from; Space ticks, Enter releases. */
export function OrderList<R extends OrderRow & { code: string; name: string }>(props: Props<R>) {
  const { rows, taken, ticked, textsOf, onMore, ...list } = props;
  const say = useSay();
  return (
    <PickList
      {...list}
      groups={[{ key: 'all', rows }]}
      idOf={({ id }) => id}
      isTicked={({ id }) => ticked.has(id)}
      render={(row) => {
        const firm = taken.get(row.id);
        const { quantity, dates, state } = textsOf(row);
        const shown = firm ? { tone: 'ok', text: firm.documentNumber ?? say(texts.firm) } : state;
        return (
          <>
            <span className="cut pick-check">
              <Tick
                on={ticked.has(row.id)}
                disabled={!canRelease(row, taken)}
                onToggle={() => list.onTick(row)}
              />
              <span className="cut">
                {row.code} <span className="title-name">{row.name}</span>
              </span>
            </span>
            <span className="num">
              <span className="title-name">{say(orderKinds[row.kind])}</span> {quantity}
            </span>
            <span className="caption pick-under">
              {dates}
              <span className="spacer" />
              {shown && (
                <span className="state" data-tone={shown.tone}>
                  {shown.text}
                </span>
              )}
            </span>
          </>
        );
      }}
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
