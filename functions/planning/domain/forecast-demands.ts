import { isWorkingDay, type WorkCalendar } from '../../../shared/kernel/calendar.ts';
import { addDays, type BusinessDate } from '../../../shared/kernel/date.ts';
import type { Decimal } from '../../../shared/kernel/decimal.ts';
import { type ConsumingOrder, type ConsumptionRule, consumeForecast } from './consume-forecast.ts';
import type { Demand } from './snapshot.ts';
import { spreadOverWorkingDays } from './spread-quantity.ts';

/** A period of a forecast, or a week of a master plan. */
export interface ExpectedPeriod {
  id: string;
  kind: 'forecast' | 'masterPlan';
  itemId: string;
  area: string;
  from: BusinessDate;
  to: BusinessDate;
  quantity: Decimal;
}

export interface Expectation {
  today: BusinessDate;
  calendar: WorkCalendar;
  rule: ConsumptionRule;
  decimalsOf: (itemId: string) => number;
}

/** Of what nobody has ordered yet. */
export const AFTER_ORDERS = 1_000;

const keyOf = ({ itemId, area }: { itemId: string; area: string }) => `${itemId}/${area}`;

function grouped<T extends { itemId: string; area: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

/** The first worked day of a week of the master plan, today at the earliest. */
function startOfWork(from: BusinessDate, to: BusinessDate, calendar: WorkCalendar): BusinessDate {
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(calendar, day)) return day;
  }
  return from;
}

/**
 * What is expected beyond what is ordered, by day: the rest of a forecast over the working days
 * that are left, the rest of a master plan's week at its start. Periods that are over are dropped.
 */
export function forecastDemands(
  periods: readonly ExpectedPeriod[],
  orders: readonly (ConsumingOrder & { itemId: string; area: string })[],
  { today, calendar, rule, decimalsOf }: Expectation,
): Demand[] {
  const ordersOf = grouped(orders);
  const demands: Demand[] = [];
  for (const [key, own] of grouped(periods)) {
    const kinds = new Map(own.map(({ id, kind }) => [id, kind]));
    for (const left of consumeForecast(own, ordersOf.get(key) ?? [], rule)) {
      if (left.to < today || left.remaining === '0') continue;
      const { itemId, area } = own[0] as ExpectedPeriod;
      const kind = kinds.get(left.id) ?? 'forecast';
      const from = left.from < today ? today : left.from;
      const days =
        kind === 'masterPlan'
          ? [{ date: startOfWork(from, left.to, calendar), quantity: left.remaining }]
          : spreadOverWorkingDays(
              { from, to: left.to, quantity: left.remaining },
              calendar,
              decimalsOf(itemId),
            );
      for (const { date, quantity } of days) {
        const id = `${left.id}/${date}`;
        demands.push({ id, kind, itemId, area, quantity, date, priority: AFTER_ORDERS });
      }
    }
  }
  return demands;
}
