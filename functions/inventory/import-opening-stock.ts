import { openingStockImport } from '../../shared/contracts/inventory/opening-stock-import.ts';
import { item } from '../../shared/contracts/masterdata/item.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import { eq } from '../../shared/kernel/decimal.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import type { Ctx } from '../platform/context.ts';
import { need } from '../platform/entity.ts';
import type { Guard } from '../platform/guard.ts';
import { defineImport, type ImportedBatch } from '../platform/imports/import-run.ts';
import { documentKey } from '../platform/keys.ts';
import type { StockRole } from './cost-book.ts';
import { markOpened, markText, openedBefore } from './data/opening-marks.ts';
import { alreadyOpened } from './domain/inventory-errors.ts';
import { type CostedLine, lineValue, readLine } from './entered-lines.ts';
import { type OpeningLine, openStock } from './opening-stock.ts';

type Row = CostedLine & { warehouseId: string; stockRole?: StockRole | undefined };

/** The row in the item's unit, or undefined if the very same was imported before. */
async function newLine(
  ctx: Ctx,
  values: Row,
  sourceLine: string,
): Promise<OpeningLine | undefined> {
  const known: Doc<typeof item> = await need(ctx, item, values.itemId, '/itemId');
  const line = await readLine(ctx, known, values, '');
  const value = lineValue(ctx, values, '');
  const { warehouseId, stockRole } = values;
  const [before] = await openedBefore(ctx, [{ ...line, warehouseId }]);
  if (!before) return { ...line, sourceLine, warehouseId, value, stockRole };
  if (eq(before.quantity, line.quantity) && eq(before.value, value)) return undefined;
  throw alreadyOpened(before, '/quantity');
}

/** The rows of a batch are one movement and one voucher. */
async function opened(ctx: Ctx, lines: readonly OpeningLine[]): Promise<Partial<ImportedBatch>> {
  if (lines.length === 0) return {};
  const outcome = await openStock(ctx, { lines });
  const marks: Guard[] = lines.map((line) => markOpened(line, line));
  return {
    changes: [...(outcome.changes ?? [])],
    guards: [...(outcome.guards ?? []), ...marks],
    events: [...(outcome.events ?? [])],
  };
}

/** Rows become opening stock, once each; the same row again changes nothing. */
export const importOpeningStock = defineImport<(typeof openingStockImport)['row']>({
  target: openingStockImport,
  // A mark, a balance and a pool; a serial number besides.
  actionsOf: ({ serial }) => (serial === undefined ? 3 : 4),
  async run(ctx, rows) {
    const named = rows.map(({ values }) => values);
    // Read side by side, they travel together; the rows below then find them here.
    await Promise.all([
      ctx.store.preload(named.map(({ itemId }) => documentKey(item, itemId))),
      openedBefore(ctx, named),
    ]);
    const lines = new Map<string, OpeningLine>();
    const rowErrors: ImportedBatch['rowErrors'] = [];
    let unchanged = 0;
    for (const { row, values } of rows) {
      try {
        const line = await newLine(ctx, values, String(row));
        if (!line) unchanged += 1;
        else if (lines.has(markText(line))) throw alreadyOpened({ ...line }, '/quantity');
        else lines.set(markText(line), line);
      } catch (error) {
        if (!(error instanceof AppError) || error.status >= 500) throw error;
        rowErrors.push({ row, error });
      }
    }
    const posting = await opened(ctx, [...lines.values()]);
    return { ...posting, created: lines.size, updated: 0, unchanged, rowErrors };
  },
});
