import { stockMove } from '../../shared/contracts/inventory/stock-move.ts';
import { add, type Decimal, neg } from '../../shared/kernel/decimal.ts';
import type { Ctx } from '../platform/context.ts';
import { create } from '../platform/outcome.ts';
import { type ClaimUse, useClaims } from './claims.ts';
import { type CostBook, costDate, openCostBook } from './cost-book.ts';
import { issue, returnOut } from './domain/cost-pool.ts';
import type { CostPool, Issue } from './domain/cost-pool-document.ts';
import { stockMoveId } from './domain/derived-ids.ts';
import { notNettable, releaseExceedsReservation } from './domain/inventory-errors.ts';
import type { IssueCost, Issued, IssueLine, IssueRequest } from './move-types.ts';
import { newMove } from './new-move.ts';
import { withdrawn } from './receive-stock.ts';
import {
  type AskedEffect,
  assertMovable,
  balanceGuards,
  enterStockRoom,
  isOurs,
  type StockRoom,
} from './stock-room.ts';
import { tracedGuards } from './traced-guards.ts';

const pointerOf = (line: IssueLine, index: number): string => line.pointer ?? `/lines/${index}`;

/**
 * Goods leave a warehouse. Answers the writes, the cost of each line with its derivation, and the
 * movement. Claims named by the lines are used up in the same step. Throws 422 at the line when
 * the stock is not there ('inventory.insufficientStock') or belongs to others
 * ('inventory.insufficientAvailable').
 */
export async function issueStock(ctx: Ctx, request: IssueRequest): Promise<Issued> {
  const lines = request.lines.map((line, i) => ({ ...line, pointer: pointerOf(line, i) }));
  const uses = lines.flatMap((line) => claimUse(request, line));
  const claimedBy = uses.map(({ sourceId }) => sourceId);
  const room = await enterStockRoom(ctx, lines, { values: true, claimedBy });
  for (const line of lines) checkLine(room, request, line);
  const guards = balanceGuards(ctx, room, lines.map(leaving));
  const claims = await useClaims(ctx, uses);
  const book = await openCostBook(ctx, room.items);
  const id = request.moveId ?? stockMoveId(request.source.id);
  const date = costDate(ctx, request.date);
  const valued = lines.map((line) => valueIssue(ctx, room, book, { line, id, date }));
  const stored = valued.map((one) => ({ ...one.stored, toKind: request.to }));
  const move = create(ctx, stockMove, newMove(ctx, request, stored), id);
  const traced = await tracedGuards(ctx, room, move.after, lines);
  return {
    posting: {
      changes: [move, ...claims, ...book.changes()],
      guards: [...guards, ...traced],
      events: ofAnOrder.includes(request.kind) ? [] : withdrawn(room, move.after),
    },
    costs: valued.map(({ cost }) => cost),
    move: move.after,
  };
}

/** Whose documents tell of their goods themselves. */
const ofAnOrder: readonly string[] = ['delivery', 'productionIssue', 'supplierReturn'];

function checkLine(room: StockRoom, { to }: IssueRequest, line: IssueLine & { pointer: string }) {
  assertMovable(room, line, line.pointer);
  const from = room.warehouses.get(line.warehouseId);
  const sold = to === 'customer' && from?.kind !== 'customerOwned';
  if (sold && from?.nettable === false) {
    throw notNettable({ warehouse: from.code }, `${line.pointer}/warehouseId`);
  }
}

const leaving = (line: IssueLine): AskedEffect => ({
  item: line.itemId,
  warehouse: line.warehouseId,
  onHand: neg(line.quantity),
  reserved: neg(line.fromReservation ?? '0'),
  pointer: `${line.pointer}/quantity`,
});

function claimUse(request: IssueRequest, line: IssueLine): ClaimUse[] {
  const quantity: Decimal = add(line.fromReservation ?? '0');
  if (quantity === '0') return [];
  const sourceId = line.reserved?.sourceId ?? request.reservedFor;
  if (sourceId === undefined) throw releaseExceedsReservation({ reserved: '0', quantity });
  const sourceLine = line.reserved?.sourceLine ?? line.sourceLine;
  return [{ sourceId, sourceLine, warehouseId: line.warehouseId, quantity }];
}

interface Valuing {
  line: IssueLine;
  id: string;
  date: string;
}

/** The line as it is stored, and what it costs; goods of others leave without a cost. */
function valueIssue(ctx: Ctx, room: StockRoom, book: CostBook, { line, id, date }: Valuing) {
  const { sourceLine, itemId, warehouseId, quantity } = line;
  const stored = {
    sourceLine,
    itemId,
    fromKind: 'warehouse' as const,
    fromWarehouseId: warehouseId,
    quantity,
    ...(line.lot !== undefined && { lot: line.lot }),
    ...(line.serial !== undefined && { serial: line.serial }),
  };
  const base = { sourceLine, itemId, warehouseId, stockRole: book.stockRole(itemId) };
  if (!isOurs(room, warehouseId)) {
    const none = { cost: '0', difference: '0', provisional: false, trace: [] };
    return { stored, cost: { ...base, ...none } satisfies IssueCost };
  }
  const allowNegative = ctx.company.allowNegativeStock;
  const goods = { quantity, source: id, date, allowNegative };
  const out = takeOut(book.pool(itemId, date), line, goods);
  book.put(itemId, out.pool);
  const { cost, difference, provisional, trace } = out;
  return {
    stored: {
      ...stored,
      cost,
      ...(provisional && { provisional }),
      ...(out.layersUsed.length > 0 && { layers: [...out.layersUsed] }),
    },
    cost: { ...base, cost, difference, provisional, trace } satisfies IssueCost,
  };
}

/** Goods that go back leave at what they came in for, as far as the rest keeps a sound value. */
function takeOut(pool: CostPool, { returns }: IssueLine, goods: Issue) {
  if (!returns) return { ...issue(pool, goods), difference: '0' };
  const { moveId: receiptSource, value: credit } = returns;
  return { ...returnOut(pool, { ...goods, receiptSource, credit }), provisional: false };
}
