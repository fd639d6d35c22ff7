import type { WorkCalendar } from '../../../shared/kernel/calendar.ts';
import { addDays, type BusinessDate } from '../../../shared/kernel/date.ts';
import { defineReport, type Sql } from '../../platform/read-model/report.ts';
import type { ConsumptionRule } from '../domain/consume-forecast.ts';
import { divideMasterPlan } from '../domain/divide-master-plan.ts';
import { type ExpectedPeriod, forecastDemands } from '../domain/forecast-demands.ts';
import type { Demand, PlannedItem, Snapshot } from '../domain/snapshot.ts';
import { companyCalendars } from '../reports/company-calendars.ts';
import { lossModeOf } from '../reports/company-rules.ts';
import {
  readFirmComponents,
  readForecasts,
  readMasterPlans,
  readMaterials,
  readSalesOrders,
} from './read-demands.ts';
import { readItems, USAGE_DAYS } from './read-items.ts';
import { keepParts } from './read-kept.ts';
import { type KeptFor, readKeptFor } from './read-kept-for.ts';
import { type Released, readReleased } from './read-released.ts';
import { readClaims, readStock } from './read-stock.ts';
import { readBoms, readWarehouses } from './read-structure.ts';
import { readSupplies, type SupplyContext } from './read-supplies.ts';
import { readTransit } from './read-transit.ts';

export interface SnapshotWish {
  today: BusinessDate;
  horizonDays: number;
  rule: ConsumptionRule;
}

interface Known {
  wish: SnapshotWish;
  items: ReadonlyMap<string, PlannedItem>;
  planned: ReadonlySet<string>;
  calendar: WorkCalendar;
  released: Released;
  kept: KeptFor;
}

/** Everything that is wanted: ordered, expected, and taken by orders that stand. */
function readDemands(sql: Sql, known: Known): Demand[] {
  const { wish, items, planned, calendar, released, kept } = known;
  const unclaimed = readClaims(sql);
  const { demands, ordered } = readSalesOrders(sql, planned, unclaimed);
  const decimalsOf = (itemId: string) => items.get(itemId)?.decimals ?? 0;
  const weeks = readMasterPlans(sql, planned, wish.today).flatMap(({ id, area, ...plan }) =>
    plan.shares.length === 0
      ? []
      : divideMasterPlan(plan, calendar, decimalsOf).map(
          (week): ExpectedPeriod => ({
            ...week,
            id: `${id}/${week.itemId}/${week.from}`,
            kind: 'masterPlan',
            area,
          }),
        ),
  );
  const forecasts = readForecasts(sql, planned, wish.today).map(
    (row): ExpectedPeriod => ({ ...row, kind: 'forecast' }),
  );
  const consuming = ordered.filter(({ toOrder }) => !toOrder);
  const { today, rule } = wish;
  return [
    ...demands,
    ...forecastDemands([...forecasts, ...weeks], consuming, { today, calendar, rule, decimalsOf }),
    ...readMaterials(sql, planned, unclaimed, released, kept),
    ...readFirmComponents(sql, planned, kept),
  ];
}

/**
 * All that planning looks at, read in one go: the read model does not change meanwhile. For use
 * beside the read model only; it is far too large to travel.
 */
export const snapshotReport = defineReport({
  id: 'planning.snapshot',
  run: (sql: Sql, wish: SnapshotWish): Snapshot => {
    const { today } = wish;
    const items = readItems(sql, today, addDays(today, -USAGE_DAYS));
    const planned = new Set(items.map(({ id }) => id));
    const calendars = companyCalendars(sql);
    const calendar = calendars.standard;
    const released = readReleased(sql);
    const byId = new Map(items.map((item) => [item.id, item]));
    const warehouses = readWarehouses(sql);
    const free = readStock(sql, warehouses, planned);
    const keptFor = readKeptFor(sql, byId);
    const known = { wish, items: byId, planned, calendar, released, kept: keptFor };
    const demands = readDemands(sql, known);
    const open = new Set(demands.map(({ order }) => order));
    const { onHand, kept } = keepParts(
      sql,
      free,
      (itemId) => byId.get(itemId)?.pegHard === true,
      (order) => open.has(order),
      today,
    );
    const context: SupplyContext = {
      ...{ today, items: byId, released, kept: keptFor },
      calendarOf: ({ calendar: id = 'standard' }) => calendars[id] ?? calendar,
    };
    return {
      today,
      horizonDays: wish.horizonDays,
      lossMode: lossModeOf(sql),
      items,
      boms: readBoms(sql, planned),
      onHand,
      demands,
      supplies: [...readTransit(sql, warehouses, context), ...kept, ...readSupplies(sql, context)],
      calendars,
    };
  },
});
