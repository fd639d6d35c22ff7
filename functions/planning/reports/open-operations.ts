import type { Decimal } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport } from '../../platform/read-model/report.ts';
import { OPEN_STATES } from './flow-sql.ts';

/** Work that released orders have still before them. */
export interface OperationRow {
  orderId: string;
  orderNumber: string;
  state: string;
  startOn: string;
  dueOn: string;
  priority: number | null;
  itemId: string;
  number: number;
  centreId: string;
  setupMinutes: Decimal;
  runMinutes: Decimal;
  /** Whole minutes, rounded up. */
  waitMinutes: number;
  overlap: boolean;
  /** Pieces still to be worked; set-up is over once there are some. */
  left: Decimal;
  begun: boolean;
  plannedOn: string;
  plannedMinute: number;
  plannedMachine: number;
}

export interface CentreRow {
  id: string;
  code: string;
  name: string;
  machines: number;
  hoursPerDay: Decimal;
  efficiency: Decimal;
  calendarId: string | null;
}

/** The centres in use, or those named, and what is planned for them. */
export const openOperations = defineReport({
  id: 'planning.openOperations',
  run(
    sql,
    { centreIds, orderIds }: { centreIds?: readonly string[]; orderIds?: readonly string[] },
  ) {
    const operations = sql
      .all(
        `SELECT o."id" AS orderId, o."number" AS orderNumber, o."dueOn" AS dueOn,
                o."startOn" AS startOn, o."priority" AS priority, o."state" AS orderState,
                o."itemId" AS itemId, p.*, o."quantity" - p."good" - p."scrap" AS "left"
           FROM "workOrder__operations" p JOIN "workOrder" o ON o."id" = p."parentId"
          WHERE o."state" IN ${OPEN_STATES} AND p."state" <> 'done'
            AND o."quantity" > p."good" + p."scrap"
            AND (?1 IS NULL OR p."workCentreId" IN (SELECT value FROM json_each(?1)))
            AND (?2 IS NULL OR o."id" IN (SELECT value FROM json_each(?2)))
          ORDER BY o."id", p."number"`,
        centreIds ? JSON.stringify(centreIds) : null,
        orderIds ? JSON.stringify(orderIds) : null,
      )
      .map(operationOf);
    const centres = sql
      .all(
        `SELECT * FROM "workCentre"
          WHERE coalesce("archived", 0) = 0
            AND (?1 IS NULL OR "id" IN (SELECT value FROM json_each(?1)))
          ORDER BY "code"`,
        centreIds ? JSON.stringify(centreIds) : null,
      )
      .map(centreOf);
    return { operations, centres };
  },
});

const operationOf = (row: Record<string, unknown>): OperationRow => ({
  orderId: String(row['orderId']),
  orderNumber: String(row['orderNumber']),
  state: String(row['orderState']),
  startOn: String(row['startOn']),
  dueOn: String(row['dueOn']),
  priority: row['priority'] === null ? null : Number(row['priority']),
  itemId: String(row['itemId']),
  number: Number(row['number']),
  centreId: String(row['workCentreId']),
  setupMinutes: decimalOf(row['setupMinutes']),
  runMinutes: decimalOf(row['runMinutes']),
  waitMinutes: Math.ceil(Number(decimalOf(row['waitMinutes']))),
  overlap: row['overlap'] === 1n,
  left: decimalOf(row['left']),
  begun: row['state'] === 'running' || row['good'] !== 0n || row['scrap'] !== 0n,
  plannedOn: String(row['plannedOn']),
  plannedMinute: Number(row['plannedMinute'] ?? 0),
  plannedMachine: Number(row['plannedMachine'] ?? 1),
});

const centreOf = (row: Record<string, unknown>): CentreRow => ({
  id: String(row['id']),
  code: String(row['code']),
  name: String(row['name']),
  machines: Number(row['machines']),
  hoursPerDay: decimalOf(row['hoursPerDay']),
  efficiency: decimalOf(row['efficiency']),
  calendarId: row['calendarId'] === null ? null : String(row['calendarId']),
});
