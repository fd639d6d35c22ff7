import type { WorkCalendar } from '../../../shared/kernel/calendar.ts';
import type { Decimal } from '../../../shared/kernel/decimal.ts';
import { type DayCount, dayCountOf, fixedDaysOf } from '../../../shared/kernel/lead-time.ts';
import { decimalOf, type Sql } from '../../platform/read-model/report.ts';
import { companyCalendars } from './company-calendars.ts';
import { currentTerms, WITH_TERMS } from './supplier-terms.ts';

const text = (value: unknown): string => String(value ?? '');
const whole = (value: unknown): number => Number(value ?? 0);

export interface ItemRow {
  id: string;
  decimals: number;
  make: boolean;
  madeToOrder: boolean;
  /** Absent: nobody says how long it takes. */
  fixedDays?: number;
  perUnitDays: Decimal;
  counts: DayCount;
  receiptDays: number;
  /** Of `calendars`: the days that its supplier works; absent: the company's. */
  calendarId?: string;
}

const ITEMS = `
  WITH wanted(id) AS (SELECT value FROM json_each(?1)),
  ${currentTerms('?2', 'AND p."itemId" IN (SELECT id FROM wanted)')}
  SELECT i."id" AS id, i."decimals" AS decimals, i."make" AS make, i."madeToOrder" AS madeToOrder,
         i."leadTimePerUnit" AS perUnitDays, i."leadTimeCounts" AS counts,
         i."receiptDays" AS receiptDays, i."leadTimeDays" AS itemDays,
         t.leadTimeDays AS offeredDays, s."leadTimeDays" AS supplierDays,
         CASE i."make" WHEN 1 THEN NULL ELSE s."calendarId" END AS calendarId
    FROM "item" i ${WITH_TERMS}
   WHERE i."id" IN (SELECT id FROM wanted) AND i."stocked" = 1`;

const daysIn = (value: unknown): number | null => (value === null ? null : whole(value));

export const itemsOf = (sql: Sql, today: string, ids: string): ItemRow[] =>
  sql.all(ITEMS, ids, today).map((row) => {
    const make = row['make'] === 1n;
    const fixedDays = fixedDaysOf({
      make,
      offeredDays: daysIn(row['offeredDays']),
      itemDays: daysIn(row['itemDays']),
      supplierDays: daysIn(row['supplierDays']),
    });
    return {
      id: text(row['id']),
      decimals: whole(row['decimals']),
      make,
      madeToOrder: row['madeToOrder'] === 1n,
      ...(fixedDays !== undefined && { fixedDays }),
      perUnitDays: decimalOf(row['perUnitDays']),
      counts: dayCountOf({
        make,
        counts: row['counts'] as DayCount | null,
        calendarId: row['calendarId'] as string | null,
      }),
      receiptDays: whole(row['receiptDays']),
      ...(row['calendarId'] !== null && { calendarId: text(row['calendarId']) }),
    };
  });

/** Mostly none: then nothing is read. */
export function calendarsOf(sql: Sql, items: readonly ItemRow[]): Record<string, WorkCalendar> {
  const kept = new Set(items.flatMap(({ calendarId }) => calendarId ?? []));
  if (kept.size === 0) return {};
  return Object.fromEntries(Object.entries(companyCalendars(sql)).filter(([id]) => kept.has(id)));
}
