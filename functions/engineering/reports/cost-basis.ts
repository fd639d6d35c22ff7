import type { BusinessDate } from '../../../shared/kernel/date.ts';
import { type Decimal, div, isPositive } from '../../../shared/kernel/decimal.ts';
import type { LossMode } from '../../../shared/kernel/requirement.ts';
import { decimalOf, type Sql } from '../../platform/read-model/report.ts';
import type {
  CostBasis,
  CostedBom,
  CostedByProduct,
  CostedItem,
  CostedLine,
  CostedOperation,
} from '../domain/cost-roll-up.ts';
import { holdsOn } from './holds-on.ts';
import { bestPurchasePrices } from './purchase-prices.ts';

type Row = Record<string, unknown>;
export type MaterialCost = 'average' | 'standard' | 'purchase';

/** Items as the roll-up and its answer need them. */
export interface NamedItem extends CostedItem {
  code: string;
  name: string;
}

export interface LoadedBasis extends CostBasis {
  items: Map<string, NamedItem>;
}

const UNIT_COST_PLACES = 6;
const optional = (value: unknown) => (value === null ? undefined : decimalOf(value));

const ITEMS = `
  SELECT i.id, i.code, i.name, i.lotSize, i.minimumLot, i.standardCost,
    c.quantity AS poolQuantity, c.value AS poolValue, c.lastUnitCost
  FROM item i LEFT JOIN costPool c ON c.itemId = i.id`;

/** What stock costs on average, else what it cost last; undefined if there never was any. */
function averageCost(row: Row): Decimal | undefined {
  if (row['lastUnitCost'] === null) return undefined;
  const quantity = decimalOf(row['poolQuantity']);
  if (!isPositive(quantity)) return decimalOf(row['lastUnitCost']);
  return div(decimalOf(row['poolValue']), quantity, UNIT_COST_PLACES);
}

/** The chosen source first; where it knows nothing, the others in their order. */
const orderOf = (chosen: MaterialCost): MaterialCost[] => [
  chosen,
  ...(['average', 'standard', 'purchase'] as const).filter((one) => one !== chosen),
];

function itemsOf(sql: Sql, date: BusinessDate, materialCost: MaterialCost) {
  const rows = sql.all(ITEMS);
  const lotOf = (row: Row) => optional(row['lotSize'] ?? row['minimumLot']) ?? '1';
  const lots = new Map(rows.map((row) => [String(row['id']), lotOf(row)]));
  const purchase = bestPurchasePrices(sql, date, (itemId) => lots.get(itemId) ?? '1');
  const order = orderOf(materialCost);
  return new Map(
    rows.map((row): [string, NamedItem] => {
      const id = String(row['id']);
      const standardCost = optional(row['standardCost']);
      const known = {
        average: averageCost(row),
        standard: standardCost,
        purchase: purchase.get(id),
      };
      const bought = order.map((source) => known[source]).find((cost) => cost !== undefined);
      const named = { code: String(row['code']), name: String(row['name']) };
      return [id, { id, ...named, lot: lots.get(id) ?? '1', standardCost, bought }];
    }),
  );
}

const RELEASED = (table: string) => `${table}.state = 'released' AND ${holdsOn(table)}`;

const BOMS = `SELECT id, itemId, outputQuantity, yield FROM bom b WHERE ${RELEASED('b')}`;
const LINES = `
  SELECT b.itemId AS product, l.lineNo, l.itemId, l.quantity, l.fixedQuantity, l.loss, l.phantom
  FROM bom b JOIN bom__lines l ON l.parentId = b.id
  WHERE ${RELEASED('b')} AND ${holdsOn('l')} ORDER BY b.id, l.position`;
const BY_PRODUCTS = `
  SELECT b.itemId AS product, p.itemId, p.quantity, p.value, p.share
  FROM bom b JOIN bom__byProducts p ON p.parentId = b.id
  WHERE ${RELEASED('b')} ORDER BY b.id, p.position`;
const OPERATIONS = `
  SELECT r.itemId AS product, o.number, o.name, o.workCentreId, o.setupMinutes, o.runMinutes,
    o.pieceRate, w.efficiency, w.labourRate, w.overheadRate
  FROM routing r JOIN routing__operations o ON o.parentId = r.id
  JOIN workCentre w ON w.id = o.workCentreId
  WHERE ${RELEASED('r')} ORDER BY r.id, o.position`;

const lineOf = (row: Row): CostedLine => ({
  lineNo: Number(row['lineNo']),
  itemId: String(row['itemId']),
  quantity: decimalOf(row['quantity']),
  fixed: optional(row['fixedQuantity']),
  loss: optional(row['loss']),
  phantom: Number(row['phantom']) === 1,
});

const byProductOf = (row: Row): CostedByProduct => ({
  itemId: String(row['itemId']),
  quantity: decimalOf(row['quantity']),
  value: row['value'] as CostedByProduct['value'],
  share: optional(row['share']),
});

const operationOf = (row: Row): CostedOperation => ({
  number: Number(row['number']),
  name: String(row['name']),
  workCentreId: String(row['workCentreId']),
  setupMinutes: decimalOf(row['setupMinutes']),
  runMinutes: decimalOf(row['runMinutes']),
  efficiency: decimalOf(row['efficiency']),
  labourRate: decimalOf(row['labourRate']),
  overheadRate: decimalOf(row['overheadRate']),
  pieceRate: optional(row['pieceRate']),
});

interface LoadedBom extends CostedBom {
  lines: CostedLine[];
  byProducts: CostedByProduct[];
}

function bomsOf(sql: Sql, date: BusinessDate): Map<string, LoadedBom> {
  const boms = new Map(
    sql.all(BOMS, date, date).map((row): [string, LoadedBom] => [
      String(row['itemId']),
      {
        outputQuantity: decimalOf(row['outputQuantity']),
        yield: optional(row['yield']),
        lines: [],
        byProducts: [],
      },
    ]),
  );
  for (const row of sql.each(LINES, date, date, date, date)) {
    boms.get(String(row['product']))?.lines.push(lineOf(row));
  }
  for (const row of sql.each(BY_PRODUCTS, date, date)) {
    boms.get(String(row['product']))?.byProducts.push(byProductOf(row));
  }
  return boms;
}

function routingsOf(sql: Sql, date: BusinessDate): Map<string, CostedOperation[]> {
  const routings = new Map<string, CostedOperation[]>();
  for (const row of sql.each(OPERATIONS, date, date)) {
    const product = String(row['product']);
    const operations = routings.get(product) ?? [];
    operations.push(operationOf(row));
    routings.set(product, operations);
  }
  return routings;
}

/** All that costs are rolled up from on a day. */
export const costBasis = (
  sql: Sql,
  date: BusinessDate,
  { lossMode, materialCost }: { lossMode: LossMode; materialCost: MaterialCost },
): LoadedBasis => ({
  lossMode,
  items: itemsOf(sql, date, materialCost),
  boms: bomsOf(sql, date),
  routings: routingsOf(sql, date),
});
