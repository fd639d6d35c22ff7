import type { BusinessDate } from '../../shared/kernel/date.ts';
import { type Decimal, div, isPositive, mul } from '../../shared/kernel/decimal.ts';
import type { Ctx } from '../platform/context.ts';
import type { PromisedOrder } from './domain/promise/order-promises.ts';
import type { PromiseBom, PromiseFacts, PromiseItem } from './domain/promise/promise-facts.ts';
import { type PromiseRows, promiseRows } from './reports/promise-rows.ts';
import type { OrderRow } from './reports/promised-orders.ts';
import { plannedMinutes, shopFloor } from './shop-floor.ts';

const VALUE_PLACES = 2;

interface Asked {
  itemIds?: readonly string[];
  orderIds?: readonly string[];
  documentIds?: readonly string[];
  orders?: 'named' | 'touched' | 'all';
  /** Whether the work centres and what is planned for them matter. */
  capacity: boolean;
}

interface Known {
  facts: PromiseFacts;
  /** What lies there and is free for nobody any more. */
  expired: PromiseRows['expired'];
  orders: OrderRow[];
  /** What the orders were promised last; of touched ones only. */
  promised: PromiseRows['promised'];
}

/** What promises of items or orders follow from, at one instant, and the orders asked about. */
export async function promiseFactsOf(
  ctx: Ctx,
  { itemIds = [], orderIds = [], documentIds, orders = 'named', capacity }: Asked,
): Promise<Known> {
  const { today } = ctx;
  const [rows, floor] = await Promise.all([
    ctx.reads.report(promiseRows, { today, itemIds, orderIds, documentIds, orders }),
    capacity ? shopFloor(ctx) : undefined,
  ]);
  return {
    orders: rows.orders,
    promised: rows.promised,
    expired: rows.expired,
    facts: {
      today,
      ...rows.rules,
      ...productsOf(rows),
      centres: new Map(floor?.centres.map((centre) => [centre.id, centre])),
      load: floor ? plannedMinutes(floor, today) : new Map<string, Map<BusinessDate, number>>(),
      free: new Map(rows.free.map(({ itemId, quantity }) => [itemId, quantity])),
      demands: rows.demands,
      supplies: rows.supplies,
    },
  };
}

function productsOf(rows: PromiseRows): Pick<PromiseFacts, 'items' | 'boms' | 'routings'> {
  const components = grouped(rows.components);
  const routings = grouped(rows.operations);
  const boms = new Map(
    [...components].map(([id, lines]): [string, PromiseBom] => {
      const [{ outputQuantity, yield: yielded }] = lines as [PromiseRows['components'][number]];
      return [id, { outputQuantity, yield: yielded, components: lines }];
    }),
  );
  const known = (id: string) => boms.has(id) || routings.has(id);
  const items = new Map(
    rows.items.map((row) => {
      const calendar = rows.calendars[row.calendarId ?? ''];
      return [row.id, { ...itemOf(row, known(row.id)), ...(calendar && { calendar }) }];
    }),
  );
  return { items, boms, routings };
}

/** Without a lead time, a routing or a list of materials nobody knows how long it takes. */
function itemOf(row: PromiseRows['items'][number], known: boolean): PromiseItem {
  const { fixedDays, perUnitDays, counts, receiptDays } = row;
  const sourced = fixedDays !== undefined || (row.make && known);
  return {
    id: row.id,
    decimals: row.decimals,
    source: sourced ? (row.make ? 'make' : 'buy') : 'none',
    madeToOrder: row.madeToOrder,
    leadTime: { fixedDays: fixedDays ?? 0, perUnitDays, counts, receiptDays },
  };
}

function grouped<T extends { productId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.productId);
    if (group) group.push(row);
    else groups.set(row.productId, [row]);
  }
  return groups;
}

/** An order as promises look at it. */
export const promisedOrder = ({ id, number, lines }: OrderRow): PromisedOrder => ({
  id,
  number,
  lines: lines.map(({ line, itemId, requestedOn, open, ordered, net }) => ({
    line,
    itemId,
    requestedOn,
    value: openValue(net, open, ordered),
  })),
});

/** The share of a line's net amount that is still open, in cents. */
export const openValue = (net: Decimal, open: Decimal, ordered: Decimal): Decimal =>
  isPositive(ordered) ? div(mul(net, open), ordered, VALUE_PLACES) : '0';
