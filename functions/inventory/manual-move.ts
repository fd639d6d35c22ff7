import { stockMove } from '../../shared/contracts/inventory/stock-move.ts';
import type { Ctx } from '../platform/context.ts';
import type { StockSource } from './move-types.ts';

const series = { prefix: 'MV' };

/** A movement that is its own document: it causes itself, under a number of its own. */
export async function newManualMove(
  ctx: Ctx,
  date: string,
): Promise<{ source: StockSource; moveId: string }> {
  const moveId = ctx.newId(stockMove.prefix);
  const number = await ctx.numbering.next(series, date);
  return { source: { noun: stockMove.id, id: moveId, number }, moveId };
}
