import type { workOrder } from '../../../shared/contracts/manufacturing/work-order.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import { add, type Decimal, max, mul, round, sub } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';
import type { KitLine, KitOrder } from '../domain/kitting/kit-order.ts';

const USUAL_PRIORITY = 500;
const VALUE_PLACES = 2;

interface Asked {
  subject: 'workOrders' | 'plannedOrders';
  orderIds?: readonly string[] | undefined;
  limit: number;
}

interface ItemFacts {
  decimals: number;
  backflush: boolean;
  keyItem: boolean;
  /** What one finished piece is worth. */
  worth: Decimal;
}

type Order = Doc<typeof workOrder>;

/** Work orders that are not done, or firm planned orders, with what they take. */
export const kitRows = defineReport({
  id: 'planning.kitRows',
  run(sql, { subject, orderIds, limit }: Asked): KitOrder[] {
    const only = orderIds ? JSON.stringify(orderIds) : null;
    const items = itemFacts(sql);
    const rows =
      subject === 'workOrders' ? workOrders(sql, only, limit) : planned(sql, only, limit);
    return rows.map((order) => withItems(order, items));
  },
});

interface Bare extends Omit<KitOrder, 'decimals' | 'value' | 'lines'> {
  lines: (Omit<KitLine, 'decimals' | 'keyItem' | 'backflush' | 'alternates'> & {
    backflush?: boolean | undefined;
    alternates: readonly { itemId: string; priority: number; ratio: Decimal }[];
  })[];
}

function workOrders(sql: Sql, only: string | null, limit: number): Bare[] {
  const claims: Claims = { all: new Map(), soft: new Map() };
  for (const row of sql.all(
    `SELECT l."sourceLine" AS line, l."itemId" AS itemId,
            l."parentId" AS id, l."kind" AS kind, sum(l."quantity") AS quantity
       FROM "reservation__lines" l
      GROUP BY l."parentId", l."sourceLine", l."itemId", l."kind"`,
  )) {
    const key = `${row['id']} ${row['line']} ${row['itemId']}`;
    const quantity = decimalOf(row['quantity']);
    claims.all.set(key, add(claims.all.get(key) ?? '0', quantity));
    if (row['kind'] === 'soft') claims.soft.set(key, quantity);
  }
  return sql
    .all(
      `SELECT d."json" AS json FROM "workOrder" o
         JOIN "doc" d ON d."entity" = 'workOrder' AND d."id" = o."id"
        WHERE o."state" IN ('draft', 'released', 'kitted', 'inProcess')
          AND (?1 IS NULL OR o."id" IN (SELECT value FROM json_each(?1)))
        ORDER BY o."startOn", o."id" LIMIT ?2`,
      only,
      limit,
    )
    .map(({ json }) => bareOf(JSON.parse(String(json)) as Order, claims));
}

/** What orders have claimed on hand, and of it what may be given to others, by line. */
interface Claims {
  all: Map<string, Decimal>;
  soft: Map<string, Decimal>;
}

function bareOf(order: Order, claims: Claims): Bare {
  const { id, number, itemId, quantity, good, scrapped, startOn, dueOn } = order;
  const claim = `rsv_${id.slice(id.indexOf('_') + 1)}`;
  return {
    ...{ id, number, itemId, quantity, startOn, dueOn },
    done: max(order.received, add(good, scrapped)),
    priority: order.priority ?? USUAL_PRIORITY,
    lines: order.materials.map((material) => {
      const key = `${claim} ${material.lineNo} ${material.itemId}`;
      return {
        position: material.lineNo,
        itemId: material.itemId,
        required: material.required,
        fixed: material.fixed ?? '0',
        issued: max('0', sub(material.issued, add(material.returned, material.scrapped))),
        reserved: claims.all.get(key) ?? '0',
        soft: claims.soft.get(key),
        backflush: material.backflush,
        alternates: material.alternates ?? [],
      };
    }),
  };
}

function planned(sql: Sql, only: string | null, limit: number): Bare[] {
  const orders = sql.all(
    `SELECT * FROM "firmPlannedOrder"
      WHERE "state" = 'open' AND "kind" = 'make'
        AND (?1 IS NULL OR "id" IN (SELECT value FROM json_each(?1)))
      ORDER BY "startOn", "id" LIMIT ?2`,
    only,
    limit,
  );
  return orders.map((row) => ({
    id: String(row['id']),
    number: String(row['plannedOrderId']).slice(0, 60),
    itemId: String(row['itemId']),
    quantity: decimalOf(row['quantity']),
    done: '0',
    startOn: String(row['startOn']),
    dueOn: String(row['dueOn']),
    priority: USUAL_PRIORITY,
    lines: sql
      .all(`SELECT * FROM "firmPlannedOrder__components" WHERE "parentId" = ?`, String(row['id']))
      .map((line) => ({
        position: Number(line['lineNo']),
        itemId: String(line['itemId']),
        required: decimalOf(line['quantity']),
        fixed: '0',
        issued: '0',
        reserved: '0',
        alternates: [],
      })),
  }));
}

function itemFacts(sql: Sql): Map<string, ItemFacts> {
  const facts = new Map<string, ItemFacts>();
  for (const row of sql.each(
    `SELECT "id", "decimals", "backflush", "keyItem",
            coalesce("salesPrice", "standardCost") AS worth FROM "item"`,
  )) {
    facts.set(String(row['id']), {
      decimals: Number(row['decimals']),
      backflush: row['backflush'] === 1n,
      keyItem: row['keyItem'] === 1n,
      worth: decimalOf(row['worth']),
    });
  }
  return facts;
}

function withItems(order: Bare, items: ReadonlyMap<string, ItemFacts>): KitOrder {
  const decimalsOf = (itemId: string) => items.get(itemId)?.decimals ?? 0;
  const open = max('0', sub(order.quantity, order.done));
  return {
    ...order,
    decimals: decimalsOf(order.itemId),
    value: round(mul(open, items.get(order.itemId)?.worth ?? '0'), VALUE_PLACES),
    lines: order.lines.map((line) => ({
      ...line,
      decimals: decimalsOf(line.itemId),
      keyItem: items.get(line.itemId)?.keyItem ?? false,
      backflush: line.backflush ?? items.get(line.itemId)?.backflush ?? false,
      alternates: line.alternates.map((one) => ({ ...one, decimals: decimalsOf(one.itemId) })),
    })),
  };
}
