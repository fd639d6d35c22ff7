import { stockReceived, stockWithdrawn } from '../../shared/contracts/inventory/events.ts';
import { stockMove } from '../../shared/contracts/inventory/stock-move.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import { addDays } from '../../shared/kernel/date.ts';
import { sum } from '../../shared/kernel/decimal.ts';
import type { Ctx } from '../platform/context.ts';
import { create, emit } from '../platform/outcome.ts';
import { claimArrivals } from './claim-arrivals.ts';
import { type CostBook, costDate, openCostBook } from './cost-book.ts';
import { receive, returnIn } from './domain/cost-pool.ts';
import { stockMoveId } from './domain/derived-ids.ts';
import { expiryWithoutLot } from './domain/inventory-errors.ts';
import type { ReceiptLine, ReceiptRequest, ReceiptValue, Received } from './move-types.ts';
import { newMove } from './new-move.ts';
import { datedLots } from './reports/lots-on-hand.ts';
import { openReturns, type Returns } from './returns.ts';
import {
  type AskedEffect,
  assertMovable,
  balanceGuards,
  enterStockRoom,
  isOurs,
  type StockRoom,
} from './stock-room.ts';
import { tracedGuards } from './traced-guards.ts';

/**
 * Goods arrive in a warehouse: at a value, or back at what they cost when they left. Answers the
 * writes, what each line adds to stock, and the movement. Throws 422 at the line.
 */
export async function receiveStock(ctx: Ctx, request: ReceiptRequest): Promise<Received> {
  const lines = request.lines.map((line, i) => ({
    ...line,
    pointer: line.pointer ?? `/lines/${i}`,
  }));
  const room = await enterStockRoom(ctx, lines);
  for (const line of lines) {
    assertMovable(room, line, line.pointer);
    assertExpiryOfLot(line, line.pointer);
  }
  const guards = balanceGuards(ctx, room, lines.map(arriving));
  const book = await openCostBook(ctx, room.items, roleIn(request));
  const returns = await openReturns(ctx, lines);
  const id = request.moveId ?? stockMoveId(request.source.id);
  const valuing = { room, book, returns, id, date: costDate(ctx, request.date) };
  const valued = lines.map((line) => valueReceipt(valuing, line));
  const expiryOf = await shelfLives(ctx, room, lines, request.date);
  const stored = valued.map((one, i) => {
    const expiresOn = expiryOf(lines[i] as ReceiptLine);
    return {
      ...one.stored,
      fromKind: request.from,
      ...(expiresOn !== undefined && { expiresOn }),
    };
  });
  const move = create(ctx, stockMove, newMove(ctx, request, stored), id);
  const claims = await claimArrivals(ctx, lines);
  const traced = await tracedGuards(ctx, room, move.after, lines);
  return {
    posting: {
      changes: [move, ...returns.changes(), ...claims, ...book.changes()],
      guards: [...guards, ...traced],
      events: received(room, move.after),
    },
    values: valued.map(({ value }) => value),
    move: move.after,
  };
}

/** Throws 422 at the day that no lot bears. */
function assertExpiryOfLot({ lot, expiresOn }: ReceiptLine, pointer: string): void {
  if (expiresOn !== undefined && lot === undefined) {
    throw expiryWithoutLot({}, `${pointer}/expiresOn`);
  }
}

/**
 * The day that was named, else the shelf life from now on, of a lot whose day nobody has named yet;
 * what comes back is as old as before.
 */
async function shelfLives(
  ctx: Ctx,
  { items }: StockRoom,
  lines: readonly ReceiptLine[],
  date: string,
): Promise<(line: ReceiptLine) => string | undefined> {
  const daysOf = ({ itemId, lot, expiresOn, costOf }: ReceiptLine) =>
    expiresOn === undefined && lot !== undefined && costOf === undefined
      ? items.get(itemId)?.shelfLifeDays
      : undefined;
  const lots = lines.flatMap((line) => {
    const { itemId, lot = '' } = line;
    return daysOf(line) === undefined ? [] : [{ itemId, lot }];
  });
  const dated = lots.length === 0 ? [] : await ctx.reads.report(datedLots, { lots });
  const named = lines.filter(({ expiresOn }) => expiresOn !== undefined);
  const isDated = ({ itemId, lot }: ReceiptLine) =>
    [...dated, ...named].some((one) => one.itemId === itemId && one.lot === lot);
  return (line) => {
    const days = daysOf(line);
    return days === undefined || isDated(line) ? line.expiresOn : addDays(date, days);
  };
}

const roleIn =
  ({ lines, stockRole }: ReceiptRequest) =>
  (itemId: string) =>
    lines.find((line) => line.itemId === itemId)?.stockRole ?? stockRole;

const arriving = (line: ReceiptLine): AskedEffect => ({
  item: line.itemId,
  warehouse: line.warehouseId,
  onHand: line.quantity,
  reserved: sum((line.claims ?? []).map(({ quantity }) => quantity)),
  pointer: `${line.pointer}/quantity`,
});

/** Only what can be had by orders is news to them. */
export function received(room: StockRoom, move: Doc<typeof stockMove>) {
  const itemIds = move.lines
    .filter(({ toWarehouseId }) => room.warehouses.get(toWarehouseId ?? '')?.nettable)
    .map(({ itemId }) => itemId);
  if (itemIds.length === 0) return [];
  const { noun, id } = move.source;
  const source = { noun, id, number: move.number };
  return [emit(stockReceived, { itemIds: [...new Set(itemIds)].sort(), source })];
}

/** What orders could have had and cannot any more; between shelves that count nothing is lost. */
export function withdrawn(room: StockRoom, move: Doc<typeof stockMove>) {
  const counts = (warehouseId: string | undefined) =>
    room.warehouses.get(warehouseId ?? '')?.nettable === true;
  const itemIds = move.lines
    .filter((line) => counts(line.fromWarehouseId) && !counts(line.toWarehouseId))
    .map(({ itemId }) => itemId);
  if (itemIds.length === 0) return [];
  const { noun, id } = move.source;
  const source = { noun, id, number: move.number };
  return [emit(stockWithdrawn, { itemIds: [...new Set(itemIds)].sort(), source })];
}

interface Valuing {
  room: StockRoom;
  book: CostBook;
  returns: Returns;
  id: string;
  date: string;
}

function valueReceipt({ room, book, returns, id, date }: Valuing, line: ReceiptLine) {
  const { sourceLine, itemId, warehouseId, quantity } = line;
  const stored = {
    sourceLine,
    itemId,
    toKind: 'warehouse' as const,
    toWarehouseId: warehouseId,
    quantity,
    ...(line.lot !== undefined && { lot: line.lot }),
    ...(line.serial !== undefined && { serial: line.serial }),
  };
  const base = { sourceLine, itemId, warehouseId, stockRole: book.stockRole(itemId) };
  if (!isOurs(room, warehouseId)) {
    const none = { value: '0', adjustment: '0', variance: '0', provisional: false, trace: [] };
    return { stored, value: { ...base, ...none } satisfies ReceiptValue };
  }
  const pool = book.pool(itemId, date);
  const goods = { quantity, source: id, date };
  const original = line.costOf && returns.original(line);
  const back = original && returnIn(pool, { ...goods, original });
  const out =
    back ??
    receive(pool, {
      ...goods,
      ...(line.value !== undefined && { value: line.value }),
      ...(line.unitCost !== undefined && { unitCost: line.unitCost }),
    });
  if (back) returns.keep(line, back.original);
  book.put(itemId, out.pool);
  const provisional = back?.provisional ?? false;
  const adjustment = sum(out.adjustments.map(({ amount }) => amount));
  const { value, variance, trace } = out;
  return {
    stored: { ...stored, cost: value, ...(provisional && { provisional }) },
    value: { ...base, value, adjustment, variance, provisional, trace } satisfies ReceiptValue,
  };
}
