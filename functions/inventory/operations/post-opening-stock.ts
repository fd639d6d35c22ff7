import type { postOpeningStock as contract } from '../../../shared/contracts/inventory/move-operations.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { type CostedLine, lineValue, readLines } from '../entered-lines.ts';
import { openStock } from '../opening-stock.ts';

/** What lay in the warehouses before the first day of the books. */
export const postOpeningStock: CommandRun<typeof contract> = async (ctx, input) => {
  const read = await readLines(ctx, input.lines);
  const lines = read.map((line, i) => {
    const entered = input.lines[i] as CostedLine & { warehouseId: string };
    const { warehouseId } = entered;
    return { ...line, warehouseId, value: lineValue(ctx, entered, line.pointer) };
  });
  return openStock(ctx, { lines, memo: input.memo, stockRole: input.stockRole });
};
