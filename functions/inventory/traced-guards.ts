import type { stockMove } from '../../shared/contracts/inventory/stock-move.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import { neg } from '../../shared/kernel/decimal.ts';
import type { Ctx } from '../platform/context.ts';
import type { Guard } from '../platform/guard.ts';
import { guardHolds, guardNumber, mergeGuards } from '../platform/guards.ts';
import type { Item } from '../platform/store.ts';
import { lotKey, serialKey } from './data/balances.ts';
import { lotNotThere, serialNotThere, serialThereAlready } from './domain/inventory-errors.ts';
import { isOurs, type StockRoom } from './stock-room.ts';

type Line = Doc<typeof stockMove>['lines'][number];
type LotNames = Record<'lot' | 'item' | 'warehouse', string>;

/**
 * A serial number is in one place at a time (S4): it leaves where it is, and arrives only once. No
 * more leaves of a lot than lies there (S7), unless the company allows negative stock. `asked` are
 * the lines as they were entered. Throws 422 at the line when what was read refuses.
 */
export async function tracedGuards(
  ctx: Ctx,
  room: StockRoom,
  { lines }: Pick<Doc<typeof stockMove>, 'lines'>,
  asked: readonly { pointer: string }[],
): Promise<Guard[]> {
  const wanted = lines.flatMap((line, index) => {
    const pointer = asked[index]?.pointer ?? '';
    return [...serialGuard(line, pointer), ...lotGuards(ctx, room, line, pointer)];
  });
  const guards = mergeGuards(wanted);
  const found = await ctx.store.items(guards.map(({ key }) => key));
  return guards.map((guard, index) => {
    const told = withWhatIsThere(guard, found[index]);
    if (!guardHolds(told, found[index])) throw told.refusal;
    return told;
  });
}

/** Lines of one lot are one demand: the refusal says all that was asked for, and what there is. */
function withWhatIsThere(guard: Guard, item: Item | undefined): Guard {
  const { params, pointer } = guard.refusal;
  const moved = guard.add?.['onHand'];
  if (moved === undefined) return guard;
  const there = { quantity: neg(moved), onHand: guardNumber(item, 'onHand') };
  return { ...guard, refusal: lotNotThere({ ...(params as LotNames), ...there }, pointer) };
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
    ...{ item: room.items.get(itemId)?.code ?? itemId, lot, quantity, onHand: '0' },
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
