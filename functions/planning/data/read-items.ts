import type { BusinessDate } from '../../../shared/kernel/date.ts';
import { type Decimal, mul } from '../../../shared/kernel/decimal.ts';
import { decimalOf, type Sql } from '../../platform/read-model/report.ts';
import { economicQuantity } from '../domain/economic-quantity.ts';
import type { LotRule, PlannedItem } from '../domain/snapshot.ts';

/** Days whose usage says what is needed in a year. */
export const USAGE_DAYS = 365;

/** What left for customers and the shop floor in a year, less what came back. */
const USAGE = `
  SELECT l.itemId, sum(CASE WHEN m.kind IN ('delivery', 'productionIssue')
      THEN l.quantity ELSE -l.quantity END) AS quantity
    FROM stockMove m JOIN stockMove__lines l ON l.parentId = m.id
    WHERE m.kind IN ('delivery', 'productionIssue', 'customerReturn', 'materialReturn')
      AND m.date > ? AND m.date <= ?
    GROUP BY l.itemId`;

/** The supplier's terms of the day: the usual supplier's, else those that go first. */
const ITEMS = `
  WITH terms AS (
    SELECT p.*, row_number() OVER (
        PARTITION BY p.itemId
        ORDER BY p.supplierId = i.supplierId DESC, coalesce(p.priority, 99), p.validFrom DESC, p.id
      ) AS place
      FROM supplierPrice p JOIN item i ON i.id = p.itemId
      WHERE p.validFrom <= ? AND (p.validTo IS NULL OR p.validTo >= ?)
        AND coalesce(p.archived, 0) = 0
  )
  SELECT i.id, i.decimals, i.make, i.archived, i.safetyStock, i.leadTimeDays, t.leadTimeDays,
      s.leadTimeDays, i.leadTimePerUnit, i.leadTimeCounts, i.receiptDays, i.timeFenceDays,
      i.madeToOrder, i.pegHard, i.lotPolicy, i.lotSize, i.lotPeriodDays, i.minimumLot,
      t.minimumLot, i.lotMultiple, t.lotMultiple, i.maximumLot, i.orderCost, i.holdingRate,
      i.standardCost
    FROM item i
    LEFT JOIN terms t ON t.itemId = i.id AND t.place = 1
    LEFT JOIN supplier s ON s.id = coalesce(i.supplierId, t.supplierId)
    WHERE i.kind = 'goods' AND i.stocked = 1`;

const optional = (value: unknown): Decimal | undefined =>
  value === null ? undefined : decimalOf(value);

const some = <K extends string>(key: K, value: Decimal | undefined): { [P in K]?: Decimal } =>
  value === undefined ? {} : ({ [key]: value } as { [P in K]: Decimal });

interface Usage {
  yearly: Decimal;
  decimals: number;
  make: boolean;
}

/** The last columns of ITEMS, from the policy on. What is made minds no supplier's limits. */
function lotOf(row: readonly unknown[], { yearly, decimals, make }: Usage): LotRule {
  const [named, ownSize, periodDays, ownMinimum, supplierMinimum, ownMultiple] = row;
  const [supplierMultiple, maximum, orderCost, holdingRate, standardCost] = row.slice(6);
  const policy = String(named ?? 'lotForLot');
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

/** What is made takes working days unless it says otherwise; suppliers count the calendar's. */
function itemOf(row: readonly unknown[], yearly: Decimal): PlannedItem {
  const [id, places, made, archived, safetyStock, ownDays, supplierDays, partyDays] = row;
  const [perUnitDays, counts, receiptDays, fenceDays, madeToOrder, pegHard] = row.slice(8, 14);
  const make = made === 1n;
  const decimals = Number(places);
  return {
    id: String(id),
    area: '',
    decimals,
    source: archived === 1n ? 'none' : make ? 'make' : 'buy',
    safetyStock: decimalOf(safetyStock),
    lot: lotOf(row.slice(14), { yearly, decimals, make }),
    leadTime: {
      fixedDays: Number(ownDays ?? (make ? null : (supplierDays ?? partyDays)) ?? 0),
      perUnitDays: decimalOf(perUnitDays),
      counts: (counts as 'calendar' | 'working' | null) ?? (make ? 'working' : 'calendar'),
      receiptDays: Number(receiptDays ?? 0),
    },
    timeFenceDays: Number(fenceDays ?? 0),
    madeToOrder: madeToOrder === 1n,
    pegHard: pegHard === 1n,
  };
}

/** Everything that is kept in stock; what is out of use has no source any more. */
export function readItems(sql: Sql, today: BusinessDate, yearAgo: BusinessDate): PlannedItem[] {
  const usage = new Map<string, Decimal>();
  for (const [itemId, quantity] of sql.rows(USAGE, yearAgo, today)) {
    usage.set(String(itemId), decimalOf(quantity));
  }
  const items: PlannedItem[] = [];
  for (const row of sql.rows(ITEMS, today, today)) {
    items.push(itemOf(row, usage.get(String(row[0])) ?? '0'));
  }
  return items;
}
