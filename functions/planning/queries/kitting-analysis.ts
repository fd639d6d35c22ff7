import type { Input } from '../../../shared/contracts/operation.ts';
import type { kittingAnalysis as contract } from '../../../shared/contracts/planning/kitting-operations.ts';
import type { Ctx } from '../../platform/context.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { adviseOnClaims } from '../domain/kitting/advise-on-claims.ts';
import { adviseSwaps } from '../domain/kitting/advise-swaps.ts';
import { inSequence, kitsAndRest } from '../domain/kitting/analyse-kits.ts';
import type { KitAnswer, KitOrder } from '../domain/kitting/kit-order.ts';
import { kitSalesOrders } from '../domain/kitting/kit-sales-orders.ts';
import { tooManyOrders } from '../domain/shop-errors.ts';
import { factsIn, kitFactsOf, kitOptions, listedIds, MAX_KIT_ORDERS } from '../kit-facts.ts';
import { kitRows } from '../reports/kit-rows.ts';
import { promiseRows } from '../reports/promise-rows.ts';
import { oneKitOf, salesKitOrder } from '../sales-kit-order.ts';

type Asked = Input<typeof contract>;

/** How much of open orders is there, and who should change places (PLN-06). */
export const kittingAnalysis: QueryRun<typeof contract> = (ctx, input) =>
  input.subject === 'salesOrders' ? ofSalesOrders(ctx, input) : ofWork(ctx, input, input.subject);

async function ofWork(ctx: Ctx, input: Asked, subject: 'workOrders' | 'plannedOrders') {
  const orderIds = listedIds(input.orderIds);
  const limit = MAX_KIT_ORDERS + 1;
  const found = await ctx.reads.report(kitRows, { subject, orderIds, limit });
  if (found.length > MAX_KIT_ORDERS) throw tooManyOrders({ limit: MAX_KIT_ORDERS });
  const orders = asListed(found, orderIds);
  const facts = await kitFactsOf(ctx, itemsOf(orders), input.warehouseId);
  const question = { ...facts, orders, options: kitOptions(input) };
  const byId = new Map(orders.map((order) => [order.id, order]));
  const { answers, left } = kitsAndRest(question);
  return {
    orders: answers.map((answer) => shown(answer, byId.get(answer.id) as KitOrder)),
    left,
    advice: adviseOnClaims(question),
  };
}

/** In the order in which they were named, for the sequence that somebody gives. */
function asListed<T extends { id: string }>(orders: readonly T[], ids: readonly string[] = []) {
  const places = new Map(ids.map((id, place) => [id, place]));
  const placeOf = ({ id }: T) => places.get(id) ?? ids.length;
  return orders.toSorted((a, b) => placeOf(a) - placeOf(b));
}

const itemsOf = (orders: readonly KitOrder[]): string[] => {
  const lines = orders.flatMap((order) => order.lines);
  const wanted = lines.flatMap(({ itemId, alternates }) => [
    itemId,
    ...alternates.map((one) => one.itemId),
  ]);
  return [...new Set(wanted)];
};

const shown = ({ lines, ...answer }: KitAnswer, { itemId, startOn, dueOn }: KitOrder) => ({
  ...answer,
  itemId,
  startOn,
  dueOn,
  lines: lines.map(({ position, ...line }) => ({ lineNo: position, ...line })),
});

async function ofSalesOrders(ctx: Ctx, input: Asked) {
  const orderIds = listedIds(input.orderIds);
  const { today } = ctx;
  const which = orderIds ? ('named' as const) : ('all' as const);
  const asked = { today, itemIds: [], orderIds: orderIds ?? [], orders: which };
  const rows = await ctx.reads.report(promiseRows, { ...asked, warehouseId: input.warehouseId });
  if (rows.orders.length > MAX_KIT_ORDERS) throw tooManyOrders({ limit: MAX_KIT_ORDERS });
  const options = kitOptions(input);
  const decimals = new Map(rows.items.map((item) => [item.id, item.decimals]));
  const open = rows.orders.filter(({ lines }) => lines.length > 0);
  const orders = asListed(
    open.map((order) => salesKitOrder(order, decimals)),
    orderIds,
  );
  const sequence = inSequence(orders.map(oneKitOf), options.sequence).map(({ id }) => id);
  const inTurn = orders.toSorted((a, b) => sequence.indexOf(a.id) - sequence.indexOf(b.id));
  const facts = { ...factsIn(rows, today), options };
  const given = { ...options, sequence: 'given' as const };
  const due = new Map(orders.map(({ id, dueOn }) => [id, dueOn]));
  return {
    orders: kitSalesOrders({ ...facts, orders: inTurn }).map(({ lines, ...answer }) => ({
      ...answer,
      dueOn: due.get(answer.id) ?? today,
      lines: lines.map(({ position, open: need, covered, ...line }) => ({
        lineNo: position,
        need,
        available: covered,
        substitutes: [],
        ...line,
      })),
    })),
    advice: adviseSwaps({ ...facts, orders: inTurn.map(oneKitOf), options: given }),
  };
}
