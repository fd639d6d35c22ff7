import { add, type Decimal, gt, isZero, sub, sum } from '../../shared/kernel/decimal.ts';
import { availability, availableToPromise, promiseDates } from '../inventory/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { openLinesOfItem } from './reports.ts';

interface Question {
  itemId: string;
  quantity: Decimal;
  /** Whether a part may leave earlier than the rest. */
  split: boolean;
}

/**
 * What can leave when, out of stock that counts: everything that confirmed orders still wait for
 * is committed on the day it is wanted, overdue wants today. Supply is what lies on hand; orders
 * to suppliers and to the shop floor are not part of it.
 */
export async function answerPromise(ctx: Ctx, { itemId, quantity, split }: Question) {
  const stock = (await availability(ctx, [itemId])).get(itemId);
  const onHand = stock?.onHand ?? '0';
  const wanted = await ctx.reads.report(openLinesOfItem, { itemId });
  const buckets = bucketsOf(ctx.today, wanted);
  const atp = availableToPromise(onHand, buckets);
  const { promises, unpromised } = promiseDates(atp, quantity, { split });
  const committed = sum(wanted.map(({ open }) => open));
  const steps = [
    { label: { en: 'On hand in warehouses that count', zh: '可用仓库现存量' }, quantity: onHand },
    {
      label: { en: 'Wanted by confirmed orders', zh: '已确认订单未发量' },
      quantity: sub('0', committed),
    },
    ...buckets
      .filter((bucket) => gt(bucket.committed, '0'))
      .map((bucket) => ({
        label: { en: `Wanted by ${bucket.period}`, zh: `${bucket.period} 需求` },
        date: bucket.period,
        quantity: sub('0', bucket.committed),
      })),
    { label: { en: 'Can be promised', zh: '可承诺量' }, quantity: sub(onHand, committed) },
    { label: { en: 'Asked for', zh: '询问数量' }, quantity },
  ];
  const last = promises.at(-1);
  return {
    value: isZero(unpromised) && last ? last.period : null,
    promises: promises.map(({ period, quantity: part }) => ({ date: period, quantity: part })),
    unpromised,
    steps,
  };
}

/** One bucket per day on which something is wanted; today comes first. */
function bucketsOf(today: string, wanted: readonly { due: string; open: Decimal }[]) {
  const byDay = new Map<string, Decimal>([[today, '0']]);
  for (const { due, open } of wanted) {
    const day = due < today ? today : due;
    byDay.set(day, add(byDay.get(day) ?? '0', open));
  }
  return [...byDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([period, committed]) => ({ period, supply: '0', committed }));
}
