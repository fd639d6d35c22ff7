import { openItem } from '../../shared/contracts/finance/open-item.ts';
import type { Source } from '../../shared/contracts/finance/source.ts';
import { type Decimal, gt, isZero, min, neg, sub } from '../../shared/kernel/decimal.ts';
import { openPayable, settleOpenItem } from '../finance/postings.ts';
import type { Ctx } from '../platform/context.ts';
import { nothing, type Posting, together } from '../platform/outcome.ts';
import type { Order } from './domain/order-life.ts';

export interface Debt {
  posting: Posting;
  /** The new item, if one was opened. */
  openItemId?: string;
}

interface DebtWish {
  supplierId: string;
  source: Source & { number: string };
  /** What the supplier calls it. */
  documentNumber: string;
  date: string;
  dueDate: string;
  currency: string;
  amount: Decimal;
}

/** We owe the supplier this from now on; nothing when the amount is zero. */
export function owe(ctx: Ctx, wish: DebtWish): Debt {
  if (isZero(wish.amount)) return { posting: nothing() };
  const { posting, openItem: item } = openPayable(ctx, wish);
  return { posting, openItemId: item.id };
}

/**
 * Takes an amount off what is owed on some orders, the oldest first. What exceeds it, because it
 * has been paid, stands as a credit in our favour.
 */
export async function takeOff(
  ctx: Ctx,
  orders: readonly Order[],
  wish: Omit<DebtWish, 'dueDate'>,
): Promise<Debt> {
  const ids = orders.flatMap(({ openItemIds = [] }) => openItemIds);
  const found = await ctx.store.findMany(openItem, [...new Set(ids)]);
  const open = [...found.values()].filter((item) => gt(item.open, '0'));
  const { date, source } = wish;
  let rest = wish.amount;
  const changes = [];
  for (const item of open.toSorted((a, b) => (a.dueDate < b.dueDate ? -1 : 1))) {
    const part = min(rest, item.open);
    if (!gt(part, '0')) continue;
    rest = sub(rest, part);
    changes.push(settleOpenItem(ctx, item, part, { date, source }));
  }
  const credit = owe(ctx, { ...wish, dueDate: date, amount: neg(rest) });
  return { ...credit, posting: together({ changes }, credit.posting) };
}

/** The order's list of payables with one more, if there is one. */
export const withItem = (order: Order, openItemId: string | undefined) =>
  openItemId === undefined ? {} : { openItemIds: [...(order.openItemIds ?? []), openItemId] };
