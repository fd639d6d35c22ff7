import { productionReceived } from '../../../shared/contracts/manufacturing/events.ts';
import { salesOrder } from '../../../shared/contracts/sales/sales-order.ts';
import { type Decimal, eq, gt, isZero, min, sub, sum } from '../../../shared/kernel/decimal.ts';
import { shiftClaims } from '../../inventory/postings.ts';
import { claimsOf } from '../../inventory/queries.ts';
import type { Ctx } from '../../platform/context.ts';
import { type Change, revise, together } from '../../platform/outcome.ts';
import { defineReaction } from '../../platform/reaction.ts';
import { type Order, type OrderLine, openQuantity, shortQuantity } from '../domain/order-life.ts';
import { sourceOf } from '../free-stock.ts';

const MAX_ORDERS = 20;

/**
 * Goods that were made for a line came in as its hard reservation: the line says so. What it holds
 * beyond what has still to leave goes back, soft claims first.
 */
export const onProductionReceived = defineReaction({
  id: 'sales.onProductionReceived',
  on: productionReceived,
  permissions: [],
  run: async (ctx, { salesOrderIds }) => {
    const found = await ctx.store.findMany(salesOrder, salesOrderIds.slice(0, MAX_ORDERS));
    const told = await Promise.all([...found.values()].map((order) => tell(ctx, order)));
    const changes = told.flatMap(({ change }) => change);
    const shifts = told.flatMap(({ shift }) => shift);
    if (changes.length === 0 && shifts.length === 0) return undefined;
    const back = shifts.length === 0 ? {} : await shiftClaims(ctx, shifts);
    return { result: undefined, ...together({ changes }, back) };
  },
});

interface Release {
  sourceLine: string;
  warehouseId: string;
  quantity: Decimal;
}

async function tell(ctx: Ctx, order: Order) {
  const claims = await claimsOf(ctx, order.id);
  const releases: Release[] = [];
  const lines = order.lines.map((line): OrderLine => {
    const mine = claims.filter(({ sourceLine }) => sourceLine === String(line.lineNo));
    const held = sum(mine.map(({ quantity }) => quantity));
    const keeps = order.state === 'cancelled' ? '0' : openQuantity(line);
    let excess = gt(held, keeps) ? sub(held, keeps) : '0';
    const given = excess;
    // Releases take the last claim of a line first: soft ones go back before what was made for it.
    for (const { sourceLine, warehouseId, quantity } of [...mine].reverse()) {
      const back = min(excess, quantity);
      if (isZero(back)) continue;
      releases.push({ sourceLine, warehouseId, quantity: back });
      excess = sub(excess, back);
    }
    return withHeld(line, sub(held, given));
  });
  const same = lines.every((line, i) => eq(line.reserved, order.lines[i]?.reserved ?? '0'));
  const change: Change[] = same ? [] : [revise(ctx, salesOrder, order, { lines })];
  const shift = releases.length === 0 ? [] : [{ source: sourceOf(order), releases, claims: [] }];
  return { change, shift };
}

function withHeld(line: OrderLine, reserved: Decimal): OrderLine {
  if (eq(reserved, line.reserved)) return line;
  const next = { ...line, reserved };
  return { ...next, supply: gt(shortQuantity(next), '0') ? 'short' : 'stock' };
}
