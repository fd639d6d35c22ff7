import type { Label } from '../../../../shared/contracts/fields.ts';
import type { Decimal } from '../../../../shared/kernel/decimal.ts';
import { thousands } from '../../../../shared/kernel/thousands.ts';
import type { KitOrder } from './kit-order.ts';

interface Score {
  /** Orders that can be finished. */
  orders: number;
  /** What they are worth together. */
  value: Decimal;
}

/** One order that should change its place, and what that brings. */
export interface Swap {
  id: string;
  number: string;
  place: 'before' | 'after';
  otherId: string;
  otherNumber: string;
  before: Score;
  after: Score;
  sentence: Label;
}

type Named = Pick<KitOrder, 'id' | 'number'>;

export function swapOf(
  moved: Named,
  place: Swap['place'],
  other: Named,
  before: Score,
  after: Score,
): Swap {
  return {
    id: moved.id,
    number: moved.number,
    place,
    otherId: other.id,
    otherNumber: other.number,
    before: { orders: before.orders, value: before.value },
    after: { orders: after.orders, value: after.value },
    sentence: sentenceOf(moved.number, place, other.number, before, after),
  };
}

const countOf = (orders: number): string =>
  orders === 0 ? 'none' : orders === 1 ? 'one order' : `${orders} orders`;

function sentenceOf(
  number: string,
  place: Swap['place'],
  other: string,
  before: Score,
  after: Score,
): Label {
  const en = `Serve ${number} ${place} ${other}`;
  const zh = `把 ${number} 排到 ${other} ${place === 'before' ? '之前' : '之后'}`;
  if (after.orders === before.orders) {
    const [was, is] = [thousands(before.value), thousands(after.value)];
    return {
      en: `${en}: as many orders are finished, worth ${is} instead of ${was}.`,
      zh: `${zh}：完成单数不变，金额由 ${was} 变为 ${is}。`,
    };
  }
  const finished = countOf(after.orders).replace('order', 'finished order');
  return {
    en: `${en}: ${finished} instead of ${countOf(before.orders)}.`,
    zh: `${zh}：可完成 ${after.orders} 单，而不是 ${before.orders} 单。`,
  };
}
