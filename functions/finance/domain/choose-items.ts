import type { payment } from '../../../shared/contracts/finance/payment.ts';
import type { Fields } from '../../../shared/contracts/noun.ts';
import {
  abs,
  add,
  type Decimal,
  gt,
  isNegative,
  neg,
  sub,
} from '../../../shared/kernel/decimal.ts';
import { type Allocation, allocateReceipt } from './allocation.ts';
import { itemUnknown, otherCurrency, tooManyItems } from './finance-errors.ts';
import type { OpenItemDoc } from './ledger.ts';

/** One commit holds the items, the payment, its voucher and their look-ups. */
export const MAX_ITEMS = 40;

export type ChosenPart = Fields<typeof payment>['allocations'][number];

export interface Settling {
  /** The items to settle and by how much; credits carry a minus. */
  parts: { item: OpenItemDoc; amount: Decimal }[];
  applied: Decimal;
  rest: Decimal;
}

/** Throws 'finance.itemUnknown' or 'finance.otherCurrency' at the allocation that is wrong. */
export function assertSettleable(
  chosen: readonly ChosenPart[] | undefined,
  items: readonly OpenItemDoc[],
  currency: string,
): void {
  const known = new Map(items.map((item) => [item.id, item]));
  chosen?.forEach(({ openItemId }, i) => {
    const pointer = `/allocations/${i}/openItemId`;
    const item = known.get(openItemId);
    if (!item) throw itemUnknown({ item: openItemId }, pointer);
    if (item.currency === currency) return;
    const params = { item: item.documentNumber, currency: item.currency, ledger: currency };
    throw otherCurrency(params, pointer);
  });
}

/** What is open on an item as a positive amount: a credit can be used up like a debt. */
const openAmount = ({ open }: OpenItemDoc): Decimal => abs(open);

/** An allocation as it moves the item: with the sign of what is open on it. */
const signed = (item: OpenItemDoc, amount: Decimal): Decimal =>
  isNegative(item.open) ? neg(amount) : amount;

const partsOf = (allocations: readonly Allocation[], items: readonly OpenItemDoc[]) => {
  const byId = new Map(items.map((item) => [item.id, item]));
  const sums = new Map<string, Decimal>();
  for (const { item, amount } of allocations) sums.set(item, add(sums.get(item) ?? '0', amount));
  return [...sums].map(([id, amount]) => {
    const item = byId.get(id) as OpenItemDoc;
    return { item, amount: signed(item, amount) };
  });
};

/**
 * Spreads an amount over open items: the chosen ones, else the oldest first. Items must be those
 * of one party, all debts or all credits.
 */
export function chooseItems(
  amount: Decimal,
  items: readonly OpenItemDoc[],
  chosen: readonly ChosenPart[] | undefined,
  currency: string,
): Settling {
  assertSettleable(chosen, items, currency);
  const open = items
    .filter((item) => item.currency === currency)
    .map((item) => ({ id: item.id, due: item.dueDate, open: openAmount(item) }));
  const wanted = chosen?.map(({ openItemId, amount: part }) => ({
    item: openItemId,
    amount: part,
  }));
  const { allocations, advance } = allocateReceipt(amount, open, wanted);
  const parts = partsOf(allocations, items);
  if (parts.length > MAX_ITEMS) throw tooManyItems({ count: parts.length, limit: MAX_ITEMS });
  return { parts, applied: sub(amount, advance), rest: advance };
}

/**
 * The difference to waive: as given, or what chosen items exceed the receipt by when the rule
 * lets so little go.
 */
export function waived(
  paid: Decimal,
  chosen: readonly ChosenPart[] | undefined,
  given: Decimal | undefined,
  limit: Decimal,
): Decimal {
  if (given !== undefined || chosen === undefined) return given ?? '0';
  const short = sub(
    chosen.reduce((sum, { amount }) => add(sum, amount), '0'),
    paid,
  );
  return gt(short, '0') && !gt(short, limit) ? short : '0';
}
