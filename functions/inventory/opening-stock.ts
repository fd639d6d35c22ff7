import type { stockMove } from '../../shared/contracts/inventory/stock-move.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import type { Decimal } from '../../shared/kernel/decimal.ts';
import { loadLedger } from '../finance/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { type Outcome, together } from '../platform/outcome.ts';
import type { StockRole } from './cost-book.ts';
import { receiptEntries, type StockEntry } from './domain/stock-entries.ts';
import type { ReadLine } from './entered-lines.ts';
import { newManualMove } from './manual-move.ts';
import type { ReceiptValue } from './move-types.ts';
import { openingDay } from './opening-day.ts';
import { receiveStock } from './receive-stock.ts';
import { stockJournal } from './stock-journal.ts';

/** A line in the item's unit, with its worth. */
export type OpeningLine = ReadLine & {
  warehouseId: string;
  value: Decimal;
  stockRole?: StockRole | undefined;
};

export interface Opening {
  lines: readonly OpeningLine[];
  memo?: string | undefined;
  /** For items that never moved before. */
  stockRole?: StockRole | undefined;
}

/** What lay there when the books began: into stock, against the clearing of opening balances. */
export async function openStock(
  ctx: Ctx,
  { lines, memo, stockRole }: Opening,
): Promise<Outcome<Doc<typeof stockMove>>> {
  const date = openingDay(ctx);
  const header = await newManualMove(ctx, date);
  const received = await receiveStock(ctx, {
    ...header,
    date,
    kind: 'opening',
    from: 'opening',
    accountRole: 'openingClearing',
    ...(memo !== undefined && { memo }),
    ...(stockRole !== undefined && { stockRole }),
    lines,
  });
  const entries = await openingEntries(ctx, received.values);
  const draft = { date, source: header.source, memo, lines: entries };
  const voucher = await stockJournal(ctx, draft, { kind: 'opening' });
  return { result: received.move, ...together(received.posting, voucher) };
}

/**
 * One clearing line for each stock account: the opening balance of that account clears it, so
 * that the same goods are not in the books twice.
 */
export async function openingEntries(
  ctx: Ctx,
  values: readonly ReceiptValue[],
): Promise<(StockEntry & { clears?: string })[]> {
  const { roles } = await loadLedger(ctx);
  const stockRoles = [...new Set(values.map(({ stockRole }) => stockRole))];
  return stockRoles.flatMap((stockRole) =>
    receiptEntries(
      values.filter((one) => one.stockRole === stockRole),
      'openingClearing',
    ).map((line) =>
      line.role === 'openingClearing' ? { ...line, clears: roles[stockRole] } : line,
    ),
  );
}
