import type { Source } from '../../shared/contracts/finance/source.ts';
import { isZero } from '../../shared/kernel/decimal.ts';
import type { Amounts } from '../../shared/kernel/line-amounts.ts';
import {
  type CostLine,
  costOfSales,
  type JournalDraft,
  type JournalHeader,
  journalOf,
  postJournal,
  redLines,
  revenueRecognised,
  type StockRole,
  shipBeforeRevenue,
} from '../finance/postings.ts';
import { loadLedger } from '../finance/queries.ts';
import type { Ctx } from '../platform/context.ts';
import type { Posting } from '../platform/outcome.ts';

/** What was sold, by item, as the ledger sees it. */
export interface Sold {
  itemId: string;
  amounts: Pick<Amounts, 'net' | 'tax'>;
}

/** What it cost, from the movement that took it out; a provisional cost is not posted yet. */
export interface Cost {
  itemId: string;
  stockRole: StockRole;
  cost: string;
  provisional: boolean;
}

export interface Voucher {
  date: string;
  source: Source & { number: string };
  customerId: string;
}

const headerOf = (ctx: Ctx, { date, source }: Voucher): JournalHeader => ({
  date,
  currency: ctx.company.currency,
  source,
});

const soldLines = (sold: readonly Sold[]) =>
  sold
    .filter(({ amounts }) => !isZero(amounts.net) || !isZero(amounts.tax))
    .map(({ itemId, amounts }) => ({ item: itemId, net: amounts.net, tax: amounts.tax }));

const costLines = (costs: readonly Cost[], from?: StockRole): CostLine[] =>
  costs
    .filter(({ cost, provisional }) => !provisional && !isZero(cost))
    .map(({ itemId, cost, stockRole }) => ({ item: itemId, cost, from: from ?? stockRole }));

export interface Sale {
  sold: readonly Sold[];
  costs: readonly Cost[];
  /** Whether the VAT still waits for its invoice. */
  vat: 'pending' | 'invoiced';
  /** Set when the goods had left before: their cost stands under goods shipped. */
  costFrom?: 'goodsShipped';
}

/** The sale becomes revenue: Dr receivable, Cr revenue and VAT; Dr cost of sales, Cr stock. */
export function revenueDraft(ctx: Ctx, voucher: Voucher, sale: Sale): JournalDraft {
  const header = headerOf(ctx, voucher);
  const { customerId: customer } = voucher;
  const lines = soldLines(sale.sold);
  const revenue = revenueRecognised(header, { customer, lines, vat: sale.vat });
  const cost = costOfSales(header, { customer, lines: costLines(sale.costs, sale.costFrom) });
  return journalOf(header, [...revenue.lines, ...cost.lines]);
}

/** The goods leave before they become revenue: Dr goods shipped, Cr stock. */
export const shippedDraft = (ctx: Ctx, voucher: Voucher, costs: readonly Cost[]): JournalDraft =>
  shipBeforeRevenue(headerOf(ctx, voucher), {
    customer: voucher.customerId,
    lines: costLines(costs),
  });

/** Several entries of one event as one voucher; those in red take an earlier one back. */
export const merged = (ctx: Ctx, voucher: Voucher, drafts: readonly JournalDraft[]): JournalDraft =>
  journalOf(
    headerOf(ctx, voucher),
    drafts.flatMap(({ lines }) => lines),
  );

export const inRed = (draft: JournalDraft): JournalDraft => ({
  ...draft,
  lines: redLines(draft.lines),
});

/** Posts to the company's ledger; an event without any amount posts nothing. */
export async function post(ctx: Ctx, draft: JournalDraft): Promise<Posting> {
  const { changes, guards, events } = postJournal(ctx, await loadLedger(ctx), draft);
  return { changes, guards, events };
}
