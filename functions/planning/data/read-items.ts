import type { BusinessDate } from '../../../shared/kernel/date.ts';
import { type Decimal, mul } from '../../../shared/kernel/decimal.ts';
import { decimalOf, type Sql } from '../../platform/read-model/report.ts';
import { economicQuantity } from '../domain/economic-quantity.ts';
import type { LotRule, PlannedItem } from '../domain/snapshot.ts';

type Row = Record<string, unknown>;

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
  SELECT i.id, i.decimals, i.make, i.archived, i.safetyStock, i.lotPolicy, i.lotSize,
      i.lotPeriodDays, i.minimumLot, i.lotMultiple, i.maximumLot, i.orderCost, i.holdingRate,
      i.standardCost, i.leadTimeDays, i.leadTimePerUnit, i.leadTimeCounts, i.receiptDays,
      i.timeFenceDays, i.madeToOrder, i.pegHard, t.leadTimeDays AS supplierDays, t.minimumLot AS supplierMinimum,
      t.lotMultiple AS supplierMultiple, s.leadTimeDays AS partyDays
    FROM item i
    LEFT JOIN terms t ON t.itemId = i.id AND t.place = 1
    LEFT JOIN supplier s ON s.id = coalesce(i.supplierId, t.supplierId)
    WHERE i.kind = 'goods' AND i.stocked = 1`;

const optional = (value: unknown): Decimal | undefined =>
  value === null ? undefined : decimalOf(value);

const some = <K extends string>(key: K, value: Decimal | undefined): { [P in K]?: Decimal } =>
  value === undefined ? {} : ({ [key]: value } as { [P in K]: Decimal });

function lotOf(row: Row, make: boolean, yearly: Decimal): LotRule {
  const policy = String(row.lotPolicy ?? 'lotForLot');
  const limits = {
    ...some(
      'minimum',
      optional(row.minimumLot) ?? (make ? undefined : optional(row.supplierMinimum)),
    ),
    ...some(
      'multiple',
      optional(row.lotMultiple) ?? (make ? undefined : optional(row.supplierMultiple)),
    ),
    ...some('maximum', optional(row.maximumLot)),
  };
  if (policy === 'period') return { policy, periodDays: Number(row.lotPeriodDays ?? 1), ...limits };
  if (policy === 'lotForLot') return { policy, ...limits };
  const holdingCost = mul(decimalOf(row.standardCost), decimalOf(row.holdingRate));
  const needs = { yearly, orderCost: decimalOf(row.orderCost), holdingCost };
  const economic =
    policy === 'economic' ? economicQuantity(needs, Number(row.decimals)) : undefined;
  return { policy: 'fixed', ...some('size', optional(row.lotSize) ?? economic), ...limits };
}

/** What is made takes working days unless it says otherwise; suppliers count the calendar's. */
function itemOf(row: Row, yearly: Decimal): PlannedItem {
  const make = row.make === 1n;
  const days = row.leadTimeDays ?? (make ? null : (row.supplierDays ?? row.partyDays)) ?? 0;
  return {
    id: String(row.id),
    area: '',
    decimals: Number(row.decimals),
    source: row.archived === 1n ? 'none' : make ? 'make' : 'buy',
    safetyStock: decimalOf(row.safetyStock),
    lot: lotOf(row, make, yearly),
    leadTime: {
      fixedDays: Number(days),
      perUnitDays: decimalOf(row.leadTimePerUnit),
      counts:
        (row.leadTimeCounts as 'calendar' | 'working' | null) ?? (make ? 'working' : 'calendar'),
      receiptDays: Number(row.receiptDays ?? 0),
    },
    timeFenceDays: Number(row.timeFenceDays ?? 0),
    madeToOrder: row.madeToOrder === 1n,
    pegHard: row.pegHard === 1n,
  };
}

/** Everything that is kept in stock; what is out of use has no source any more. */
export function readItems(sql: Sql, today: BusinessDate, yearAgo: BusinessDate): PlannedItem[] {
  const usage = new Map<string, Decimal>();
  for (const row of sql.each(USAGE, yearAgo, today)) {
    usage.set(String(row.itemId), decimalOf(row.quantity));
  }
  return sql.all(ITEMS, today, today).map((row) => itemOf(row, usage.get(String(row.id)) ?? '0'));
}
