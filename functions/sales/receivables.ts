import { openItem } from '../../shared/contracts/finance/open-item.ts';
import type { Source } from '../../shared/contracts/finance/source.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import { type Decimal, gt, isZero, min, neg, sub } from '../../shared/kernel/decimal.ts';
import { openReceivable, settleOpenItem } from '../finance/postings.ts';
import type { Ctx } from '../platform/context.ts';
import { nothing, type Posting } from '../platform/outcome.ts';
import { dueDateOf } from './domain/due-date.ts';
import type { Order } from './domain/order-life.ts';

export interface Claim {
  posting: Posting;
  /** The new item, if one was opened. */
  openItemId?: string;
}

interface ClaimWish {
  source: Source & { number: string };
  date: string;
  signed?: string;
  amount: Decimal;
}

/** The customer owes this from now on; nothing when the amount is zero. */
export function claim(ctx: Ctx, order: Order, wish: ClaimWish): Claim {
  if (isZero(wish.amount)) return { posting: nothing() };
  const { posting, openItem: item } = openReceivable(ctx, {
    customerId: order.customerId,
    documentNumber: wish.source.number,
    source: wish.source,
    date: wish.date,
    dueDate: dueDateOf(order.paymentTerms, wish.date, wish.signed),
    currency: order.currency,
    amount: wish.amount,
    ownerId: order.ownerId,
    team: order.team,
    region: order.region,
  });
  return { posting, openItemId: item.id };
}

export const receivablesOf = async (ctx: Ctx, order: Order): Promise<Doc<typeof openItem>[]> => [
  ...(await ctx.store.findMany(openItem, order.openItemIds ?? [])).values(),
];

/**
 * Takes an amount off what the customer owes on this order, the item that arose from `first`
 * before the others. What exceeds it, because it has been paid, stands as a credit.
 */
export async function unclaim(
  ctx: Ctx,
  order: Order,
  wish: Omit<ClaimWish, 'signed'>,
  first: readonly string[],
): Promise<Claim> {
  const open = (await receivablesOf(ctx, order)).filter((item) => gt(item.open, '0'));
  const rank = (item: Doc<typeof openItem>) => (first.includes(item.source.id) ? 0 : 1);
  let rest = wish.amount;
  const changes = [];
  for (const item of open.toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1))) {
    const part = min(rest, item.open);
    if (!gt(part, '0')) continue;
    rest = sub(rest, part);
    changes.push(settleOpenItem(ctx, item, part, { date: wish.date, source: wish.source }));
  }
  const credit = claim(ctx, order, { ...wish, amount: neg(rest) });
  return {
    ...credit,
    posting: { ...credit.posting, changes: [...changes, ...credit.posting.changes] },
  };
}

/** The order's list of receivables with one more, if there is one. */
export const withItem = (order: Order, openItemId: string | undefined) =>
  openItemId === undefined ? {} : { openItemIds: [...(order.openItemIds ?? []), openItemId] };
