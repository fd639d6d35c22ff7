import type { WorkCalendar } from '../../../shared/kernel/calendar.ts';
import type { BusinessDate } from '../../../shared/kernel/date.ts';
import { decimalOf, defineReport } from '../../platform/read-model/report.ts';
import { areaOf } from '../domain/areas.ts';
import type { MakingOrder } from '../domain/master-plan-progress.ts';
import { companyCalendars } from './company-calendars.ts';
import { PLANNED } from './flow-sql.ts';

interface Asked {
  itemIds: readonly string[];
  area: string;
  from: BusinessDate;
  to: BusinessDate;
}

interface CarriedOut {
  /** Decimals of those of the items that are planned. */
  decimals: Record<string, number>;
  calendar: WorkCalendar;
  orders: MakingOrder[];
}

/** The work orders that carry a master plan out, and what its items are divided by. */
export const ordersOfMasterPlan = defineReport({
  id: 'planning.ordersOfMasterPlan',
  run(sql, { itemIds, area, from, to }: Asked): CarriedOut {
    const items = sql.all(
      `SELECT i."id" AS id, i."decimals" AS decimals FROM "item" i
        WHERE i."id" IN (SELECT value FROM json_each(?)) AND ${PLANNED} ORDER BY i."id"`,
      JSON.stringify(itemIds),
    );
    const decimals = Object.fromEntries(
      items.map((row) => [String(row['id']), Number(row['decimals'])]),
    );
    const rows = sql.all(
      `SELECT o."itemId" AS itemId, o."dueOn" AS dueOn, o."department" AS department,
              o."quantity" AS quantity, o."received" AS received, o."state" AS state,
              w."planningArea" AS planningArea
         FROM "workOrder" o LEFT JOIN "warehouse" w ON w."id" = o."warehouseId"
        WHERE o."itemId" IN (SELECT value FROM json_each(?))
          AND o."dueOn" BETWEEN ? AND ? AND o."state" <> 'cancelled'
        ORDER BY o."id"`,
      ...[JSON.stringify(Object.keys(decimals)), from, to],
    );
    const orders = rows
      .filter(({ planningArea }) => areaOf(planningArea) === areaOf(area))
      .map((row) => ({
        itemId: String(row['itemId']),
        dueOn: String(row['dueOn']),
        department: row['department'] === null ? undefined : String(row['department']),
        quantity: decimalOf(row['quantity']),
        received: decimalOf(row['received']),
        closed: row['state'] === 'closed',
      }));
    return { decimals, calendar: companyCalendars(sql).standard, orders };
  },
});
