import type * as z from 'zod';
import type { stockMoveLine } from '../../shared/contracts/inventory/stock-move.ts';
import { neg } from '../../shared/kernel/decimal.ts';
import type { Ctx } from '../platform/context.ts';
import type { Guard } from '../platform/guard.ts';
import { guardHolds, mergeGuards } from '../platform/guards.ts';
import { lotKey, serialKey } from './data/balances.ts';
import { lotNotThere, serialNotThere, serialThereAlready } from './domain/inventory-errors.ts';
import { isOurs, type StockRoom } from './stock-room.ts';

type Line = z.infer<typeof stockMoveLine>;

/**
 * A serial number is in one place at a time (S4): it leaves where it is, and arrives only once. No
 * more leaves of a lot than lies there (S7), unless the company allows negative stock. Throws 422
 * at the line when what was read refuses.
 */
export async function tracedGuards(
  ctx: Ctx,
  room: StockRoom,
  lines: readonly Line[],
  pointers: readonly string[],
): Promise<Guard[]> {
  const asked = lines.flatMap((line, index) => {
    const pointer = pointers[index] ?? '';
    return [...serialGuard(line, pointer), ...lotGuards(ctx, room, line, pointer)];
  });
  const guards = mergeGuards(asked);
  const found = await ctx.store.items(guards.map(({ key }) => key));
  guards.forEach((guard, index) => {
    if (!guardHolds(guard, found[index])) throw guard.refusal;
  });
  return guards;
}

function serialGuard(line: Line, pointer: string): Guard[] {
  const { itemId, serial, fromWarehouseId, toWarehouseId } = line;
  if (serial === undefined) return [];
  const key = serialKey(itemId, serial);
  const at = `${pointer}/serial`;
  if (fromWarehouseId === undefined) {
    const set = { place: toWarehouseId ?? '' };
    return [{ key, absent: true, set, refusal: serialThereAlready({ serial }, at) }];
  }
  const refusal = serialNotThere({ serial }, at);
  const leaves = { key, equals: { place: fromWarehouseId }, refusal };
  if (toWarehouseId === undefined) return [{ ...leaves, remove: true }];
  return [{ ...leaves, set: { place: toWarehouseId } }];
}

function lotGuards(ctx: Ctx, room: StockRoom, line: Line, pointer: string): Guard[] {
  const { itemId, lot, quantity, fromWarehouseId: from, toWarehouseId: to } = line;
  if (lot === undefined) return [];
  const names = (warehouseId: string) => ({
    ...{ item: room.items.get(itemId)?.code ?? itemId, lot, quantity },
    warehouse: room.warehouses.get(warehouseId)?.code ?? warehouseId,
  });
  const guard = (warehouseId: string, by: string): Guard => ({
    key: lotKey({ itemId, warehouseId }, lot),
    add: { onHand: by },
    refusal: lotNotThere(names(warehouseId), `${pointer}/lot`),
  });
  const lenient = from !== undefined && ctx.company.allowNegativeStock && isOurs(room, from);
  const floor = lenient ? {} : { atLeast: { onHand: '0' } };
  return [
    ...(from === undefined ? [] : [{ ...guard(from, neg(quantity)), ...floor }]),
    ...(to === undefined ? [] : [guard(to, quantity)]),
  ];
}
