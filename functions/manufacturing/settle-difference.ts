import { type Decimal, isZero, neg, sum } from '../../shared/kernel/decimal.ts';
import type { JournalDraft } from '../finance/postings.ts';
import { revalueStock } from '../inventory/postings.ts';
import type { Ctx } from '../platform/context.ts';
import { nothing, type Posting } from '../platform/outcome.ts';
import { spread } from './domain/cost-of-order.ts';
import type { PostedReceipt } from './reports/order-receipts.ts';

type Entries = JournalDraft['lines'];

export interface Settled {
  posting: Posting;
  entries: Entries;
}

const none = (): Settled => ({ posting: nothing(), entries: [] });

/**
 * What an order has cost more, or less, than its goods were taken in at: to the goods that are
 * still there and to cost of sales, as for a late invoice; a loss if nothing came in.
 */
export async function settleDifference(
  ctx: Ctx,
  { date, amount, itemId }: { date: string; amount: Decimal; itemId: string },
  receipts: readonly PostedReceipt[],
): Promise<Settled> {
  if (isZero(amount)) return none();
  if (receipts.length === 0) return { posting: nothing(), entries: lossEntries(amount) };
  const quantities = receipts.map(({ quantity }) => quantity);
  const parts = spread(amount, quantities, ctx.company.currency);
  const lines = receipts.map(({ moveId, date: receiptDate, quantity }, i) => ({
    ...{ itemId, moveId, receiptDate, quantity },
    amount: parts[i] as Decimal,
  }));
  const { posting, values } = await revalueStock(ctx, { date, lines });
  const moved = values.flatMap(
    (one): Entries => [
      entry(one.stockRole, one.toStock, { item: itemId }),
      entry('costOfSales', one.toCost, { item: itemId }),
    ],
  );
  const total = sum(values.flatMap(({ toStock, toCost }) => [toStock, toCost]));
  return { posting, entries: [...moved, entry('production', neg(total))] };
}

/** Nothing to show for it: the loss of an order that brought nothing, or of its scrap. */
export const lossEntries = (amount: Decimal): Entries =>
  isZero(amount) ? [] : [entry('stockLoss', amount), entry('production', neg(amount))];

/** A line on its natural side: debit more than zero, credit the rest. */
export function entry(
  role: 'stockLoss' | 'production' | 'costOfSales' | 'conversionClearing' | StockAccount,
  amount: Decimal,
  dimensions: { item?: string } = {},
): Entries[number] {
  const isDebit = !amount.startsWith('-');
  return {
    role,
    debit: isDebit ? amount : '0',
    credit: isDebit ? '0' : neg(amount),
    dimensions,
  };
}
type StockAccount = 'finishedGoods' | 'rawMaterial' | 'consumables';
