import { stockMove } from '../../shared/contracts/inventory/stock-move.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import { neg } from '../../shared/kernel/decimal.ts';
import type { Ctx } from '../platform/context.ts';
import { create, type Posting } from '../platform/outcome.ts';
import { ownershipWouldChange, sameLocation } from './domain/inventory-errors.ts';
import type { MoveRequest } from './move-types.ts';
import { newMove } from './new-move.ts';
import { received, withdrawn } from './receive-stock.ts';
import {
  type AskedEffect,
  assertMovable,
  balanceGuards,
  enterStockRoom,
  isOurs,
} from './stock-room.ts';
import { tracedGuards } from './traced-guards.ts';

export interface ShelfLine {
  sourceLine: string;
  itemId: string;
  fromWarehouseId: string;
  toWarehouseId: string;
  quantity: string;
  lot?: string;
  serial?: string;
  pointer: string;
}

/**
 * Goods change the warehouse and nothing else: not the owner, not the value. What is reserved at
 * the origin stays there. Throws 422 at the line.
 */
export async function moveBetweenWarehouses(
  ctx: Ctx,
  request: MoveRequest & { lines: readonly ShelfLine[] },
): Promise<{ posting: Posting; move: Doc<typeof stockMove> }> {
  const { lines } = request;
  const places = lines.flatMap(({ itemId, fromWarehouseId, toWarehouseId, pointer }) => [
    { itemId, warehouseId: fromWarehouseId, pointer },
    { itemId, warehouseId: toWarehouseId, pointer },
  ]);
  const room = await enterStockRoom(ctx, places);
  for (const line of lines) {
    assertMovable(room, line, line.pointer);
    const { fromWarehouseId: from, toWarehouseId: to } = line;
    const [origin, target] = [room.warehouses.get(from)?.code, room.warehouses.get(to)?.code];
    if (from === to) throw sameLocation({ item: room.items.get(line.itemId)?.code });
    if (isOurs(room, from) !== isOurs(room, to)) {
      throw ownershipWouldChange({ from: origin, to: target });
    }
  }
  const guards = balanceGuards(ctx, room, lines.flatMap(effects));
  const move = create(
    ctx,
    stockMove,
    newMove(
      ctx,
      request,
      lines.map(({ pointer: _, ...line }) => ({
        ...line,
        fromKind: 'warehouse',
        toKind: 'warehouse',
      })),
    ),
    request.moveId,
  );
  const traced = await tracedGuards(ctx, room, move.after, lines);
  return {
    posting: {
      changes: [move],
      guards: [...guards, ...traced],
      events: [...received(room, move.after), ...withdrawn(room, move.after)],
    },
    move: move.after,
  };
}

function effects(line: ShelfLine): AskedEffect[] {
  const { itemId, quantity } = line;
  const pointer = `${line.pointer}/quantity`;
  const side = (warehouse: string, onHand: string) => ({
    item: itemId,
    warehouse,
    onHand,
    reserved: '0',
    pointer,
  });
  return [side(line.fromWarehouseId, neg(quantity)), side(line.toWarehouseId, quantity)];
}
