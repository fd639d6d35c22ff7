import type { WorkCalendar } from '../../../shared/kernel/calendar.ts';
import type { BusinessDate } from '../../../shared/kernel/date.ts';
import { decimalOf, defineReport } from '../../platform/read-model/report.ts';
import { areaOf } from '../data/read-structure.ts';
import type { MakingOrder } from '../domain/master-plan-progress.ts';
import { companyCalendars } from './company-calendars.ts';

interface Asked {
  itemIds: readonly string[];
  area: string;
  from: BusinessDate;
  to: BusinessDate;
}

/** The work orders that carry a master plan out, and the company's calendar. */
export const ordersOfMasterPlan = defineReport({
  id: 'planning.ordersOfMasterPlan',
  run(sql, { itemIds, area, from, to }: Asked): { calendar: WorkCalendar; orders: MakingOrder[] } {
    const rows = sql.all(
      `SELECT o."itemId" AS itemId, o."dueOn" AS dueOn, o."department" AS department,
              o."quantity" AS quantity, o."received" AS received, o."state" AS state,
              w."planningArea" AS planningArea
         FROM "workOrder" o LEFT JOIN "warehouse" w ON w."id" = o."warehouseId"
        WHERE o."itemId" IN (SELECT value FROM json_each(?))
          AND o."dueOn" BETWEEN ? AND ? AND o."state" <> 'cancelled'
        ORDER BY o."id"`,
      ...[JSON.stringify(itemIds), from, to],
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
    return { calendar: companyCalendars(sql).standard, orders };
  },
});
