import type { Doc } from '../../../shared/contracts/noun.ts';
import type { orderPromise } from '../../../shared/contracts/planning/order-promise.ts';
import type { Decimal } from '../../../shared/kernel/decimal.ts';
import { decimalOf, type Sql } from '../../platform/read-model/report.ts';
import { OPEN_SALES } from './flow-sql.ts';
import { withProducts } from './item-closure.ts';

export interface OrderLineRow {
  line: number;
  itemId: string;
  /** Met by what is made for it alone. */
  toOrder: boolean;
  open: Decimal;
  reserved: Decimal;
  requestedOn: string;
  /** Ordered in all, and what all of it is worth without tax. */
  ordered: Decimal;
  net: Decimal;
}

export interface OrderRow {
  id: string;
  number: string;
  customerId: string;
  ownerId: string | null;
  team: string | null;
  region: string | null;
  /** Those that something of is still to leave; none of an order that is done or cancelled. */
  lines: OrderLineRow[];
}

/** Ids of orders that wait for some items or for what is made of them, or of all open orders. */
export function ordersWanting(
  sql: Sql,
  today: string,
  itemIds: readonly string[],
  all: boolean,
): string[] {
  const wanted = all ? [] : withProducts(sql, today, itemIds);
  const rows = sql.all(
    `SELECT DISTINCT o."id" AS id
       FROM "salesOrder__lines" l JOIN "salesOrder" o ON o."id" = l."parentId"
      WHERE o."state" IN ('confirmed', 'partlyDelivered')
        AND (?1 = 1 OR l."itemId" IN (SELECT value FROM json_each(?2)))
      UNION SELECT "salesOrderId" FROM "orderPromise" WHERE ?1 = 1 AND "promisedOn" IS NOT NULL`,
    all ? 1 : 0,
    JSON.stringify(wanted),
  );
  return rows.map(({ id }) => String(id));
}

const nullable = (value: unknown): string | null => (value === null ? null : String(value));

export function ordersById(sql: Sql, ids: readonly string[]): OrderRow[] {
  const list = JSON.stringify(ids);
  const heads = sql.all(
    `SELECT "id", "number", "customerId", "ownerId", "team", "region" FROM "salesOrder"
      WHERE "id" IN (SELECT value FROM json_each(?)) ORDER BY "id"`,
    list,
  );
  const lines = new Map<string, OrderLineRow[]>();
  const rows = sql.all(
    `${OPEN_SALES} AND o."id" IN (SELECT value FROM json_each(?)) ORDER BY o."id", l."lineNo"`,
    list,
  );
  for (const row of rows) {
    const id = String(row['id']);
    lines.set(id, [...(lines.get(id) ?? []), lineOf(row)]);
  }
  return heads.map((row) => ({
    id: String(row['id']),
    number: String(row['number']),
    customerId: String(row['customerId']),
    ownerId: nullable(row['ownerId']),
    team: nullable(row['team']),
    region: nullable(row['region']),
    lines: lines.get(String(row['id'])) ?? [],
  }));
}

const lineOf = (row: Record<string, unknown>): OrderLineRow => ({
  line: Number(row['line']),
  itemId: String(row['itemId']),
  toOrder: row['toOrder'] === 1n,
  open: decimalOf(row['quantity']),
  reserved: decimalOf(row['reserved']),
  requestedOn: String(row['date']),
  ordered: decimalOf(row['ordered']),
  net: decimalOf(row['net']),
});

/** Every item that documents name: what they want, what they bring, and what that takes. */
export function itemsOfDocuments(sql: Sql, ids: readonly string[]): string[] {
  if (ids.length === 0) return [];
  const rows = sql.all(
    `WITH named(id) AS (SELECT value FROM json_each(?))
     SELECT "itemId" AS id FROM "salesOrder__lines" WHERE "parentId" IN (SELECT id FROM named)
     UNION
     SELECT "itemId" FROM "purchaseOrder__lines" WHERE "parentId" IN (SELECT id FROM named)
     UNION
     SELECT "itemId" FROM "workOrder" WHERE "id" IN (SELECT id FROM named)
     UNION
     SELECT "itemId" FROM "workOrder__materials" WHERE "parentId" IN (SELECT id FROM named)`,
    JSON.stringify(ids),
  );
  return rows.map(({ id }) => String(id));
}

/** The promises of some orders as they are kept. */
export const promisedBefore = (sql: Sql, orders: readonly OrderRow[]) =>
  sql
    .all(
      `SELECT "json" FROM "doc" WHERE "entity" = 'orderPromise' AND "deleted" = 0
          AND "id" IN (SELECT 'prm_' || substr(value, 4) FROM json_each(?))`,
      JSON.stringify(orders.map(({ id }) => id)),
    )
    .map(({ json }) => JSON.parse(String(json)) as Doc<typeof orderPromise>);
