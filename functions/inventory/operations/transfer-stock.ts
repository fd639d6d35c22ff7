import type { transferStock as contract } from '../../../shared/contracts/inventory/move-operations.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { readLines } from '../entered-lines.ts';
import { newManualMove } from '../manual-move.ts';
import { moveBetweenWarehouses } from '../move-between-warehouses.ts';

/** Goods go from one of our warehouses to another; what they are worth stays as it is. */
export const transferStock: CommandRun<typeof contract> = async (ctx, input) => {
  const { fromWarehouseId, toWarehouseId, memo } = input;
  const date = input.date ?? ctx.today;
  const lines = await readLines(ctx, input.lines);
  const header = await newManualMove(ctx, date);
  const moved = await moveBetweenWarehouses(ctx, {
    ...header,
    date,
    kind: 'transfer',
    ...(memo !== undefined && { memo }),
    lines: lines.map((line) => ({ ...line, fromWarehouseId, toWarehouseId })),
  });
  return { result: moved.move, ...moved.posting };
};
