import type { transferStock as contract } from '../../../shared/contracts/inventory/move-operations.ts';
import { warehouse } from '../../../shared/contracts/masterdata/warehouse.ts';
import type { Ctx } from '../../platform/context.ts';
import { need } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { notInTransit } from '../domain/inventory-errors.ts';
import { readLines } from '../entered-lines.ts';
import { newManualMove } from '../manual-move.ts';
import { moveBetweenWarehouses } from '../move-between-warehouses.ts';

/** Goods go from one of our warehouses to another; what they are worth stays as it is. */
export const transferStock: CommandRun<typeof contract> = async (ctx, input) => {
  const { fromWarehouseId, toWarehouseId, arrivesOn, goesToId, memo } = input;
  if (arrivesOn !== undefined || goesToId !== undefined) await assertInTransit(ctx, input);
  const date = input.date ?? ctx.today;
  const lines = await readLines(ctx, input.lines);
  const header = await newManualMove(ctx, date);
  const moved = await moveBetweenWarehouses(ctx, {
    ...header,
    date,
    kind: 'transfer',
    ...(memo !== undefined && { memo }),
    ...(arrivesOn !== undefined && { arrivesOn }),
    ...(goesToId !== undefined && { goesToId }),
    lines: lines.map((line) => ({ ...line, fromWarehouseId, toWarehouseId })),
  });
  return { result: moved.move, ...moved.posting };
};

type Asked = Parameters<typeof transferStock>[1];

async function assertInTransit(
  ctx: Ctx,
  { toWarehouseId, arrivesOn, goesToId }: Asked,
): Promise<void> {
  const way = await need(ctx, warehouse, toWarehouseId, '/toWarehouseId');
  const pointer = arrivesOn === undefined ? '/goesToId' : '/arrivesOn';
  if (way.kind !== 'transit') throw notInTransit({ warehouse: way.code }, pointer);
  if (goesToId !== undefined) await need(ctx, warehouse, goesToId, '/goesToId');
}
