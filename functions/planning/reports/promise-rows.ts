import type { Doc } from '../../../shared/contracts/noun.ts';
import type { orderPromise } from '../../../shared/contracts/planning/order-promise.ts';
import type { WorkCalendar } from '../../../shared/kernel/calendar.ts';
import { type Decimal, neg } from '../../../shared/kernel/decimal.ts';
import { expiredIn } from '../../inventory/queries.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';
import type { OpenDemand, OpenSupply } from '../domain/promise/promise-facts.ts';
import { type CompanyRules, companyRules } from './company-rules.ts';
import {
  FIRM_MATERIAL,
  FREE_STOCK,
  HARD_PEGS,
  holds,
  inForce,
  OPEN_FIRM,
  OPEN_MATERIAL,
  OPEN_PURCHASES,
  OPEN_SALES,
  OPEN_WORK,
  USABLE,
} from './flow-sql.ts';
import { noTransit, together, transitOf } from './goods-for-promises.ts';
import { withComponents } from './item-closure.ts';
import { calendarsOf, type ItemRow, itemsOf } from './promised-items.ts';
import {
  itemsOfDocuments,
  type OrderRow,
  ordersById,
  ordersWanting,
  promisedBefore,
} from './promised-orders.ts';

interface Asked {
  today: string;
  /** The items asked about; their components are looked at as well. */
  itemIds: readonly string[];
  /** Orders asked about: their items are, too. */
  orderIds: readonly string[];
  /**
   * `touched`: also every order that waits for one of the items, for what is made of them, or for
   * an item of a document named in `documentIds`; with what was promised them last.
   */
  orders: 'named' | 'touched' | 'all';
  /** Sales, purchase and work orders that something has happened to. */
  documentIds?: readonly string[] | undefined;
  /** Only stock that lies there counts; everywhere without it. */
  warehouseId?: string | undefined;
}

export interface PromiseRows {
  rules: CompanyRules;
  items: ItemRow[];
  /** Those that suppliers of the items keep. */
  calendars: Record<string, WorkCalendar>;
  components: {
    productId: string;
    outputQuantity: Decimal;
    yield: Decimal;
    itemId: string;
    quantity: Decimal;
    fixed: Decimal;
    loss: Decimal;
    phantom: boolean;
  }[];
  operations: {
    productId: string;
    centreId: string;
    setupMinutes: Decimal;
    runMinutes: Decimal;
    waitMinutes: number;
  }[];
  free: { itemId: string; quantity: Decimal }[];
  /** What lies there and can no longer be promised. */
  expired: { itemId: string; quantity: Decimal }[];
  demands: OpenDemand[];
  supplies: OpenSupply[];
  orders: OrderRow[];
  /** What these orders were promised last, at the same instant. */
  promised: Doc<typeof orderPromise>[];
}

const WANTED = 'WITH wanted(id) AS (SELECT value FROM json_each(?1))';
const text = (value: unknown): string => String(value ?? '');
const whole = (value: unknown): number => Number(value ?? 0);

const componentsOf = (sql: Sql, today: string, ids: string): PromiseRows['components'] =>
  sql
    .all(
      `SELECT b."itemId" AS productId, b."outputQuantity" AS outputQuantity, b."yield" AS yield,
              l."itemId" AS itemId, l."quantity" AS quantity, l."fixedQuantity" AS fixed,
              l."loss" AS loss, l."phantom" AS phantom
         FROM "bom" b JOIN "bom__lines" l ON l."parentId" = b."id" AND ${holds('l', '?1')}
        WHERE b."itemId" IN (SELECT value FROM json_each(?2)) AND ${inForce('b')}
        ORDER BY b."itemId", l."position"`,
      today,
      ids,
    )
    .map((row) => ({
      productId: text(row['productId']),
      outputQuantity: decimalOf(row['outputQuantity']),
      yield: row['yield'] === null ? '1' : decimalOf(row['yield']),
      itemId: text(row['itemId']),
      quantity: decimalOf(row['quantity']),
      fixed: decimalOf(row['fixed']),
      loss: decimalOf(row['loss']),
      phantom: row['phantom'] === 1n,
    }));

const operationsOf = (sql: Sql, today: string, ids: string): PromiseRows['operations'] =>
  sql
    .all(
      `SELECT r."itemId" AS productId, o."workCentreId" AS centreId, o."setupMinutes" AS setup,
              o."runMinutes" AS run, o."waitMinutes" AS wait
         FROM "routing" r JOIN "routing__operations" o ON o."parentId" = r."id"
        WHERE r."itemId" IN (SELECT value FROM json_each(?2)) AND ${inForce('r')}
        ORDER BY r."itemId", o."number"`,
      today,
      ids,
    )
    .map((row) => ({
      productId: text(row['productId']),
      centreId: text(row['centreId']),
      setupMinutes: decimalOf(row['setup']),
      runMinutes: decimalOf(row['run']),
      waitMinutes: Math.ceil(Number(decimalOf(row['wait']))),
    }));

const sourceOf = <N extends string>(noun: N, row: Record<string, unknown>, line: unknown) => ({
  noun,
  id: text(row['id']),
  number: text(row['number']),
  line: whole(line),
});

const flowOf = (row: Record<string, unknown>) => ({
  itemId: text(row['itemId']),
  quantity: decimalOf(row['quantity']),
  date: text(row['date']),
});

const demandsOf = (sql: Sql, ids: string): OpenDemand[] =>
  (
    [
      ['salesOrder', OPEN_SALES, 'l'],
      ['workOrder', OPEN_MATERIAL, 'm'],
      ['firmPlannedOrder', FIRM_MATERIAL, 'm'],
    ] as const
  ).flatMap(([noun, query, table]) =>
    sql
      .all(`${WANTED} ${query} AND ${table}."itemId" IN (SELECT id FROM wanted)`, ids)
      .map((row) => ({
        source: sourceOf(noun, row, row['line']),
        ...flowOf(row),
        reserved: decimalOf(row['reserved']),
        ...(noun === 'salesOrder' && { madeToOrder: row['toOrder'] === 1n }),
      })),
  );

const suppliesOf = (sql: Sql, ids: string): OpenSupply[] => {
  const bought = sql
    .all(`${WANTED} ${OPEN_PURCHASES} AND l."itemId" IN (SELECT id FROM wanted)`, ids)
    .map((row) => ({ source: sourceOf('purchaseOrder', row, row['line']), ...flowOf(row) }));
  const pegs = sql.all(
    `${WANTED} ${HARD_PEGS} AND p."parentId" IN (
       SELECT "id" FROM "workOrder" WHERE "itemId" IN (SELECT id FROM wanted))
     ORDER BY p."parentId", p."position"`,
    ids,
  );
  const made = sql
    .all(`${WANTED} ${OPEN_WORK} AND o."itemId" IN (SELECT id FROM wanted)`, ids)
    .flatMap((row) => {
      const own = pegs.filter(({ id }) => id === row['id']);
      return splitByPegs(row, own);
    });
  const firm = sql
    .all(`${WANTED} ${OPEN_FIRM} AND f."itemId" IN (SELECT id FROM wanted)`, ids)
    .map(firmSupply);
  return [...bought, ...made, ...firm];
};

function firmSupply(row: Record<string, unknown>): OpenSupply {
  const [orderId, line] = text(row['madeFor']).split('/');
  return {
    source: sourceOf('firmPlannedOrder', row, 0),
    ...flowOf(row),
    startOn: text(row['startOn']),
    ...(orderId !== '' && { madeFor: `salesOrder ${orderId} ${whole(line)}` }),
  };
}

/** A work order as one supply for each line it is kept for, and one for whoever comes. */
function splitByPegs(
  row: Record<string, unknown>,
  pegs: readonly Record<string, unknown>[],
): OpenSupply[] {
  let left = BigInt(row['quantity'] as bigint);
  const supply = (quantity: bigint, line: number, madeFor?: string): OpenSupply => ({
    source: sourceOf('workOrder', row, line),
    ...flowOf(row),
    quantity: decimalOf(quantity),
    startOn: text(row['startOn']),
    ...(madeFor !== undefined && { madeFor }),
  });
  const kept = pegs.flatMap((peg, index) => {
    const wanted = peg['quantity'] as bigint;
    const quantity = wanted < left ? wanted : left;
    if (quantity <= 0n) return [];
    left -= quantity;
    const of = peg['salesOrderId'] === null ? 'workOrder' : 'salesOrder';
    const id = text(peg['salesOrderId'] ?? peg['parentOrderId']);
    return [supply(quantity, index + 1, `${of} ${id} ${whole(peg['line'])}`)];
  });
  return left > 0n ? [...kept, supply(left, 0)] : kept;
}

const freeOf = (sql: Sql, ids: string, warehouseId: string | undefined) =>
  sql.all(`${WANTED} ${FREE_STOCK}`, ids, warehouseId ?? null).map((row) => ({
    itemId: text(row['itemId']),
    quantity: decimalOf(row['quantity']),
  }));

const expiredOf = (
  sql: Sql,
  ids: readonly string[],
  today: string,
  warehouseId: string | undefined,
) =>
  expiredIn(sql, ids, today, USABLE).filter(
    (one) => warehouseId === undefined || one.warehouseId === warehouseId,
  );

/** All that promises of some items or orders follow from, read at one instant. */
export const promiseRows = defineReport({
  id: 'planning.promiseRows',
  run(sql, { today, itemIds, orderIds, orders: which, warehouseId, documentIds = [] }: Asked) {
    const happened = [...new Set([...itemIds, ...itemsOfDocuments(sql, documentIds)])];
    const touched = which === 'named' ? [] : ordersWanting(sql, today, happened, which === 'all');
    const orders = ordersById(sql, [...new Set([...orderIds, ...touched])].sort());
    const own = orders.flatMap(({ lines }) => lines.map(({ itemId }) => itemId));
    const asked = which === 'touched' ? own : [...itemIds, ...own];
    const all = withComponents(sql, today, [...new Set(asked)]);
    const ids = JSON.stringify(all);
    const items = itemsOf(sql, today, ids);
    const expired = expiredOf(sql, all, today, warehouseId);
    const transit = warehouseId === undefined ? transitOf(sql, ids, today) : noTransit;
    return {
      rules: companyRules(sql),
      items,
      calendars: calendarsOf(sql, items),
      components: componentsOf(sql, today, ids),
      operations: operationsOf(sql, today, ids),
      free: together([
        ...freeOf(sql, ids, warehouseId),
        ...transit.free,
        ...expired.map(({ itemId, quantity }) => ({ itemId, quantity: neg(quantity) })),
      ]),
      expired,
      demands: demandsOf(sql, ids),
      supplies: [...suppliesOf(sql, ids), ...transit.supplies],
      orders,
      promised: which === 'named' ? [] : promisedBefore(sql, orders),
    } satisfies PromiseRows;
  },
});
