import type { WorkCalendar } from '../../shared/kernel/calendar.ts';
import type { BusinessDate } from '../../shared/kernel/date.ts';
import { calendarOf } from '../engineering/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { type Centre, minutesFor, minutesOf } from './domain/capacity/centre.ts';
import type { Work } from './domain/capacity/load.ts';
import { momentOf, shiftClocks } from './domain/capacity/shift-clock.ts';
import { type CentreRow, type OperationRow, openOperations } from './reports/open-operations.ts';

/** The centres with their calendars, and the work that is planned for them. */
export interface ShopFloor {
  centres: (Centre & { code: string })[];
  operations: OperationRow[];
}

export async function shopFloor(
  ctx: Ctx,
  asked: { centreIds?: readonly string[]; orderIds?: readonly string[] } = {},
): Promise<ShopFloor> {
  const { centres, operations } = await ctx.reads.report(openOperations, asked);
  const ids = [...new Set(centres.map(({ calendarId }) => calendarId))];
  const calendars = new Map(
    await Promise.all(ids.map(async (id) => [id, await calendarOf(ctx, id ?? undefined)] as const)),
  );
  return {
    operations,
    centres: centres.map((row) => centreOf(row, calendars.get(row.calendarId) as WorkCalendar)),
  };
}

const centreOf = (row: CentreRow, calendar: WorkCalendar): Centre & { code: string } => ({
  id: row.id,
  code: row.code,
  name: row.name,
  machines: row.machines,
  minutesPerDay: Math.min(1_440, Math.max(1, minutesOf(row.hoursPerDay))),
  efficiency: row.efficiency,
  calendar,
});

/** What is left of an operation on one machine, in whole minutes worked. */
export const minutesLeft = (row: OperationRow, { efficiency }: Centre): number =>
  minutesFor(row.begun ? '0' : row.setupMinutes, row.runMinutes, row.left, efficiency);

/** The open operations as work at their centres. */
export function worksOf({ centres, operations }: ShopFloor): Work[] {
  const byId = new Map(centres.map((centre) => [centre.id, centre]));
  return operations.flatMap((row) => {
    const centre = byId.get(row.centreId);
    if (!centre) return [];
    const { orderId, orderNumber, number: operation, plannedOn, plannedMinute } = row;
    const minutes = minutesLeft(row, centre);
    const start = { startOn: plannedOn, startMinute: plannedMinute };
    return [{ centreId: centre.id, orderId, orderNumber, operation, ...start, minutes }];
  });
}

/** By centre and day, the minutes that open work takes, from today on. */
export function plannedMinutes(
  floor: ShopFloor,
  today: BusinessDate,
): Map<string, Map<BusinessDate, number>> {
  const makeClock = shiftClocks(today);
  const clocks = new Map(
    floor.centres.map(({ id, calendar, minutesPerDay }) => [
      id,
      makeClock(calendar, minutesPerDay),
    ]),
  );
  const load = new Map<string, Map<BusinessDate, number>>();
  for (const { centreId, startOn, startMinute, minutes } of worksOf(floor)) {
    const clock = clocks.get(centreId);
    if (!clock || minutes === 0) continue;
    const from = startOn < today ? 0 : momentOf(today, startOn, startMinute);
    const days = load.get(centreId) ?? new Map<BusinessDate, number>();
    for (const part of clock.spread(clock.forward(from, minutes))) {
      days.set(part.date, (days.get(part.date) ?? 0) + part.minutes);
    }
    load.set(centreId, days);
  }
  return load;
}
