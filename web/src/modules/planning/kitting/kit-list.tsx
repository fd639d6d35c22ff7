import type * as z from 'zod';
import type { kitSubjects } from '../../../../../shared/contracts/planning/kitting-choices.ts';
import type { kittingAnalysis } from '../../../../../shared/contracts/planning/kitting-operations.ts';
import { TitleText } from '../../../kit/fields/title-text.tsx';
import { usePageKeys } from '../../../kit/use-page-keys.ts';
import { PickList } from '../../../kit/workbench/pick-list.tsx';
import { dateText, decimalText, rateText } from '../../../lib/format.ts';
import { useSay } from '../../../lib/language.ts';
import { moved } from './move-order.ts';

const texts = {
  label: { en: 'Orders in their sequence', zh: '订单顺序' },
  due: { en: 'due {date}', zh: '{date} 到期' },
  kits: { en: '{kits} of {open} kits', zh: '{open} 套中齐 {kits}' },
  short: { en: '{count} short', zh: '缺 {count} 项' },
  full: { en: 'full kit {date}', zh: '{date} 齐套' },
  never: { en: 'no day known', zh: '到齐日期未知' },
  complete: { en: 'Complete', zh: '齐套' },
  up: { en: 'Alt+↑ and Alt+↓ move an order', zh: 'Alt+↑／Alt+↓ 调整顺序' },
} as const;

export type KitOrder = z.infer<typeof kittingAnalysis.output>['orders'][number];
export type KitSubject = keyof typeof kitSubjects;

export const nounOfSubject: Readonly<Record<KitSubject, string>> = {
  workOrders: 'workOrder',
  salesOrders: 'salesOrder',
  plannedOrders: 'firmPlannedOrder',
};

/** Percent to one decimal, rounded down: what is not complete never reads 100 %. */
export const shortRate = (rate: string): string => {
  const [whole = '0', fraction = ''] = rate.split('.');
  return rateText(`${whole}.${fraction.slice(0, 3)}`);
};

export const shortLines = ({ lines }: KitOrder) => lines.filter(({ shortage }) => shortage !== '0');

interface Props {
  orders: readonly KitOrder[];
  subject: KitSubject;
  active: string | undefined;
  onActive: (id: string) => void;
  onOrder: (ids: readonly string[]) => void;
}

/** Orders in the sequence in which they take material, with their kit rate. */
export function KitList({ orders, active, onActive, onOrder }: Props) {
  const say = useSay();
  const ids = orders.map(({ id }) => id);
  const at = ids.indexOf(active ?? '');
  const shift = (step: 1 | -1) => {
    const other = ids[at + step];
    if (active && other) onOrder(moved(ids, active, step === 1 ? 'after' : 'before', other));
  };
  usePageKeys({ 'alt+arrowup': () => shift(-1), 'alt+arrowdown': () => shift(1) });
  return (
    <PickList
      label={say(texts.label)}
      groups={[{ key: 'all', rows: orders }]}
      idOf={({ id }) => id}
      active={active}
      onActive={onActive}
      render={(order) => <Line order={order} />}
      foot={<p className="pick-foot caption">{say(texts.up)}</p>}
    />
  );
}

function Line({ order }: { order: KitOrder }) {
  const say = useSay();
  const { number, itemId, dueOn, openQuantity, kitQuantity, kitRate, complete, fullKitOn } = order;
  const short = shortLines(order).length;
  return (
    <>
      <span className="cut">
        {number}{' '}
        <span className="title-name">{itemId && <TitleText noun="item" id={itemId} />}</span>
      </span>
      <span className="num">{shortRate(kitRate)}</span>
      <span className="caption kit-under">
        <span>
          {say(texts.due, { date: dateText(dueOn) })}
          {openQuantity !== undefined &&
            ` · ${say(texts.kits, {
              kits: decimalText(kitQuantity ?? '0'),
              open: decimalText(openQuantity),
            })}`}
        </span>
        <span className="spacer" />
        {complete ? (
          <span className="state" data-tone="ok">
            {say(texts.complete)}
          </span>
        ) : (
          <span className="state" data-tone={fullKitOn && fullKitOn <= dueOn ? 'warn' : 'bad'}>
            {short > 0 && `${say(texts.short, { count: short })} · `}
            {fullKitOn ? say(texts.full, { date: dateText(fullKitOn) }) : say(texts.never)}
          </span>
        )}
      </span>
      <span className="kit-bar" aria-hidden="true">
        <span style={{ width: `${Math.min(100, Number(kitRate) * 100)}%` }} />
      </span>
    </>
  );
}
