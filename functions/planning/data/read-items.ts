import { addDays, type BusinessDate } from '../../../shared/kernel/date.ts';
import { type Decimal, mul } from '../../../shared/kernel/decimal.ts';
import { LastMade } from '../../../shared/kernel/last-made.ts';
import { type DayCount, dayCountOf, fixedDaysOf } from '../../../shared/kernel/lead-time.ts';
import { decimalOf, type Sql } from '../../platform/read-model/report.ts';
import { type Assumptions, assumedItems } from '../domain/assumptions.ts';
import { economicQuantity } from '../domain/economic-quantity.ts';
import type { LotRule, PlannedItem } from '../domain/snapshot.ts';
import { PLANNED } from '../reports/flow-sql.ts';
import { currentTerms, WITH_TERMS } from '../reports/supplier-terms.ts';

/** Days whose usage says what is needed in a year. */
const USAGE_DAYS = 365;

/** What left for customers and the shop floor in a year, less what came back. */
const USAGE = `
  SELECT l.itemId, sum(CASE WHEN m.kind IN ('delivery', 'productionIssue')
      THEN l.quantity ELSE -l.quantity END) AS quantity
    FROM stockMove m JOIN stockMove__lines l ON l.parentId = m.id
    WHERE m.kind IN ('delivery', 'productionIssue', 'customerReturn', 'materialReturn')
      AND m.date > ? AND m.date <= ?
    GROUP BY l.itemId`;

const ITEMS = `
  WITH ${currentTerms('?1')}
  SELECT i.id, i.decimals, i.make, i.archived, i.safetyStock, i.leadTimeDays, t.leadTimeDays,
      s.leadTimeDays, i.leadTimePerUnit, i.leadTimeCounts, i.receiptDays, i.timeFenceDays,
      i.madeToOrder, i.pegHard, coalesce(i.supplierId, t.supplierId), i.lotPolicy, i.lotSize,
      i.lotPeriodDays, i.minimumLot, t.minimumLot, i.lotMultiple, t.lotMultiple, i.maximumLot,
      i.orderCost, i.holdingRate, i.standardCost, s.calendarId
    FROM item i ${WITH_TERMS}
    WHERE ${PLANNED}`;

/** Main areas have theirs on the item itself. */
const AREA_STOCKS = `
  SELECT parentId, area, safetyStock FROM item__areaStocks ORDER BY parentId, position`;

const optional = (value: unknown): Decimal | undefined =>
  value === null ? undefined : decimalOf(value);

const some = <K extends string>(key: K, value: Decimal | undefined): { [P in K]?: Decimal } =>
  value === undefined ? {} : ({ [key]: value } as { [P in K]: Decimal });

interface Usage {
  yearly: Decimal;
  decimals: number;
  make: boolean;
}

/** Most items are ordered as needed: they share one rule. */
const AS_NEEDED: LotRule = { policy: 'lotForLot' };

/** The columns of ITEMS from the policy on. What is made minds no supplier's limits. */
function lotOf(row: readonly unknown[], { yearly, decimals, make }: Usage): LotRule {
  const [named, ownSize, periodDays, ownMinimum, supplierMinimum, ownMultiple] = row;
  const [supplierMultiple, maximum, orderCost, holdingRate, standardCost] = row.slice(6);
  const policy = String(named ?? AS_NEEDED.policy);
  const said = ownMinimum ?? supplierMinimum ?? ownMultiple ?? supplierMultiple ?? maximum;
  if (policy === AS_NEEDED.policy && said === null) return AS_NEEDED;
  const limits = {
    ...some('minimum', optional(ownMinimum ?? (make ? null : supplierMinimum))),
    ...some('multiple', optional(ownMultiple ?? (make ? null : supplierMultiple))),
    ...some('maximum', optional(maximum)),
  };
  if (policy === 'period') return { policy, periodDays: Number(periodDays ?? 1), ...limits };
  if (policy === 'lotForLot') return { policy, ...limits };
  const holdingCost = mul(decimalOf(standardCost), decimalOf(holdingRate));
  const needs = { yearly, orderCost: decimalOf(orderCost), holdingCost };
  const economic = policy === 'economic' ? economicQuantity(needs, decimals) : undefined;
  return { policy: 'fixed', ...some('size', optional(ownSize) ?? economic), ...limits };
}

const daysIn = (value: unknown): number | null => (value === null ? null : Number(value));

function itemOf(row: readonly unknown[], yearly: Decimal): PlannedItem {
  const [id, places, made, archived, safetyStock, itemDays, offeredDays, partyDays] = row;
  const [perUnitDays, counts, receiptDays, fenceDays, madeToOrder, pegHard] = row.slice(8, 14);
  const supplierId = row[14];
  const make = made === 1n;
  const decimals = Number(places);
  const kept = make ? null : (row.at(-1) as string | null);
  const fixedDays = fixedDaysOf({
    ...{ make, itemDays: daysIn(itemDays) },
    ...{ offeredDays: daysIn(offeredDays), supplierDays: daysIn(partyDays) },
  });
  const sold = make || supplierId !== null;
  const known = fixedDays !== undefined || perUnitDays !== null;
  const lacks = [
    ...(sold ? [] : (['supplier'] as const)),
    ...(known ? [] : (['leadTime'] as const)),
  ];
  return {
    id: String(id),
    area: '',
    decimals,
    source: archived === 1n ? 'none' : make ? 'make' : 'buy',
    ...(lacks.length > 0 && { lacks }),
    safetyStock: decimalOf(safetyStock),
    lot: lotOf(row.slice(15), { yearly, decimals, make }),
    leadTime: {
      fixedDays: fixedDays ?? 0,
      perUnitDays: decimalOf(perUnitDays),
      counts: dayCountOf({ make, counts: counts as DayCount | null, calendarId: kept }),
      receiptDays: Number(receiptDays ?? 0),
      ...(kept !== null && { calendar: kept }),
    },
    timeFenceDays: Number(fenceDays ?? 0),
    madeToOrder: madeToOrder === 1n,
    pegHard: pegHard === 1n,
  };
}

const usageOf = (sql: Sql, today: BusinessDate): ReadonlyMap<unknown, Decimal> =>
  new Map(
    Array.from(sql.rows(USAGE, addDays(today, -USAGE_DAYS), today), ([itemId, quantity]) => [
      itemId,
      decimalOf(quantity),
    ]),
  );

/** Whether what was used of an item says how much of it is ordered at once. */
const usageCounts = (sql: Sql): boolean =>
  sql.kept(
    { id: 'planning.usageCounts', nouns: ['item'], given: '' },
    () => sql.all(`SELECT 1 FROM item WHERE lotPolicy = 'economic' LIMIT 1`).length > 0,
  );

export interface Items {
  items: readonly PlannedItem[];
  byId: ReadonlyMap<string, PlannedItem>;
  /** Of what is as the company says; what is assumed is planned once. */
  lastMade?: LastMade;
}

const byFirst = (items: readonly PlannedItem[]): Items['byId'] => {
  const byId = new Map<string, PlannedItem>();
  for (const item of items) if (!byId.has(item.id)) byId.set(item.id, item);
  return byId;
};

/**
 * Everything that is kept in stock, each in the main area and where it has a safety stock of its
 * own; what is out of use has no source any more.
 */
export function readItems(sql: Sql, today: BusinessDate, assumptions: Assumptions = {}): Items {
  const known = knownItems(sql, today);
  const items = assumedItems(assumptions, known.items);
  return items === known.items ? known : { items, byId: byFirst(items) };
}

function knownItems(sql: Sql, today: BusinessDate): Items {
  // Every movement of goods changes usage: it is read only where it counts.
  const counts = usageCounts(sql);
  const nouns = ['item', 'supplier', 'supplierPrice', ...(counts ? ['stockMove'] : [])];
  return sql.kept({ id: 'planning.items', nouns, given: today }, () => {
    const usage = counts ? usageOf(sql, today) : new Map<unknown, Decimal>();
    const items: PlannedItem[] = [];
    for (const row of sql.rows(ITEMS, today)) items.push(itemOf(row, usage.get(row[0]) ?? '0'));
    const byId = byFirst(items);
    for (const [id, area, safetyStock] of sql.rows(AREA_STOCKS)) {
      const item = byId.get(String(id));
      const own = { area: String(area), safetyStock: decimalOf(safetyStock) };
      if (item) items.push({ ...item, ...own });
    }
    return { items, byId, lastMade: new LastMade() };
  });
}
