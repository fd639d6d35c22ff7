import { stockMove } from '../../shared/contracts/inventory/stock-move.ts';
import type { Decimal } from '../../shared/kernel/decimal.ts';
import type { JournalDraft } from '../finance/postings.ts';
import { receiveStock, returnEntries, type StockSource } from '../inventory/postings.ts';
import type { Ctx } from '../platform/context.ts';
import { need } from '../platform/entity.ts';
import { nothing, type Posting } from '../platform/outcome.ts';

export interface ReturnedLine {
  sourceLine: string;
  itemId: string;
  warehouseId: string;
  quantity: Decimal;
  lot?: string;
  serial?: string;
  costOf: { sourceId: string; sourceLine: string };
  pointer?: string;
}

export interface BroughtBack {
  posting: Posting;
  entries: JournalDraft['lines'];
  moveId?: string;
}

interface Bringing {
  date: string;
  source: StockSource;
  moveId?: string;
  reverses?: string;
}

/** Material that was issued lies on the shelf again, at the cost of its issue. */
export async function bringBack(
  ctx: Ctx,
  lines: readonly ReturnedLine[],
  bringing: Bringing,
): Promise<BroughtBack> {
  if (lines.length === 0) return { posting: nothing(), entries: [] };
  const { posting, values, move } = await receiveStock(ctx, {
    ...bringing,
    kind: bringing.reverses === undefined ? 'materialReturn' : 'reversal',
    from: 'production',
    accountRole: 'production',
    lines,
  });
  return { posting, entries: returnEntries(values, 'production'), moveId: move.id };
}

/** The very lots of a movement, all of it. */
export async function bringBackMove(
  ctx: Ctx,
  originalId: string | undefined,
  bringing: Bringing,
): Promise<BroughtBack> {
  if (originalId === undefined) return bringBack(ctx, [], bringing);
  const original = await need(ctx, stockMove, originalId);
  const lines = original.lines.map((line) => ({
    sourceLine: line.sourceLine ?? '1',
    itemId: line.itemId,
    warehouseId: line.fromWarehouseId as string,
    quantity: line.quantity,
    ...(line.lot !== undefined && { lot: line.lot }),
    ...(line.serial !== undefined && { serial: line.serial }),
    costOf: { sourceId: original.id, sourceLine: line.sourceLine ?? '1' },
    pointer: '/id',
  }));
  return bringBack(ctx, lines, { ...bringing, reverses: original.id });
}
