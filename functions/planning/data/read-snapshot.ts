import type { WorkCalendar } from '../../../shared/kernel/calendar.ts';
import type { BusinessDate } from '../../../shared/kernel/date.ts';
import { defineReport, type Sql } from '../../platform/read-model/report.ts';
import { type Assumptions, assumedDemands, assumedForecast } from '../domain/assumptions.ts';
import type { ConsumptionRule } from '../domain/consume-forecast.ts';
import { divideMasterPlan } from '../domain/divide-master-plan.ts';
import {
  type Expectation,
  type ExpectedPeriod,
  forecastDemands,
} from '../domain/forecast-demands.ts';
import type { Demand, PlannedItem, Snapshot } from '../domain/snapshot.ts';
import { companyCalendars } from '../reports/company-calendars.ts';
import { lossModeOf } from '../reports/company-rules.ts';
import {
  readFirmComponents,
  readForecasts,
  readMasterPlans,
  readMaterials,
} from './read-demands.ts';
import { readItems } from './read-items.ts';
import { keepParts } from './read-kept.ts';
import { type KeptFor, keptFor } from './read-kept-for.ts';
import { type Released, readReleased } from './read-released.ts';
import {
  readOpenLines,
  readShippedLines,
  type SalesLine,
  salesDemands,
} from './read-sales-lines.ts';
import { readClaims, readStock } from './read-stock.ts';
import { readBoms, readWarehouses } from './read-structure.ts';
import { readSupplies, type SupplyContext } from './read-supplies.ts';
import { readTransit } from './read-transit.ts';

export interface SnapshotWish {
  today: BusinessDate;
  horizonDays: number;
  rule: ConsumptionRule;
  /** What is planned for beside what is known; nothing if absent. */
  scenario?: (Assumptions & { id: string }) | undefined;
}

interface Known {
  wish: SnapshotWish;
  items: ReadonlyMap<string, PlannedItem>;
  calendar: WorkCalendar;
  released: Released;
  kept: KeptFor;
  openLines: readonly SalesLine[];
}

/** What people expect to be ordered, period by period. */
function readExpected(
  sql: Sql,
  { wish, items, calendar }: Known,
  decimalsOf: Expectation['decimalsOf'],
) {
  const weeks = readMasterPlans(sql, items, wish.today).flatMap(({ id, area, ...plan }) =>
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
  const { scenario = {} } = wish;
  const forecasts = readForecasts(sql, items, wish.today).map(
    (row): ExpectedPeriod => ({
      ...{ ...row, kind: 'forecast' },
      quantity: assumedForecast(scenario, row.itemId, row.quantity),
    }),
  );
  return [...forecasts, ...weeks];
}

/** Everything that is wanted: ordered, expected, and taken by orders that stand. */
function readDemands(sql: Sql, known: Known): Demand[] {
  const { wish, items, calendar, released, kept, openLines } = known;
  const unclaimed = readClaims(sql);
  const decimalsOf = (itemId: string) => items.get(itemId)?.decimals ?? 0;
  const expected = readExpected(sql, known, decimalsOf);
  const consumed = new Set(expected.map(({ itemId }) => itemId));
  const consuming = [...openLines, ...readShippedLines(sql, items, consumed)].filter(
    ({ itemId, toOrder }) => !toOrder && consumed.has(itemId),
  );
  const { today, rule, scenario } = wish;
  return [
    ...salesDemands(openLines, items, unclaimed),
    ...forecastDemands(expected, consuming, { today, calendar, rule, decimalsOf }),
    ...readMaterials(sql, items, unclaimed, released, kept),
    ...readFirmComponents(sql, items, kept),
    ...(scenario ? assumedDemands(scenario, items) : []),
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
    const { items, byId, lastMade } = readItems(sql, today, wish.scenario);
    const calendars = companyCalendars(sql);
    const calendar = calendars.standard;
    const released = readReleased(sql);
    const warehouses = readWarehouses(sql);
    const free = readStock(sql, warehouses, byId, today);
    const openLines = readOpenLines(sql, byId);
    const forOrders = keptFor(openLines, byId);
    const known = {
      ...{ wish, items: byId, calendar, released, openLines },
      kept: forOrders,
    };
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
      ...{ today, items: byId, released, kept: forOrders },
      calendarOf: ({ calendar: id = 'standard' }) => calendars[id] ?? calendar,
      ...(wish.scenario && { assumptions: wish.scenario }),
    };
    return {
      today,
      horizonDays: wish.horizonDays,
      lossMode: lossModeOf(sql),
      items,
      boms: readBoms(sql, byId),
      onHand,
      demands,
      supplies: [...readTransit(sql, warehouses, context), ...kept, ...readSupplies(sql, context)],
      calendars,
      lastMade,
    };
  },
});
