import type { Decimal } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';

export interface DispatchRow {
  workOrderId: string;
  number: string;
  itemId: string;
  workCentreId: string;
  operation: number;
  name: string;
  state: string;
  plannedOn: string;
  dueOn: string;
  quantity: Decimal;
  setupMinutes: Decimal;
  runMinutes: Decimal;
  ready: Decimal;
  good: Decimal;
  scrap: Decimal;
  minutes: Decimal;
  instructions?: string;
  tool?: string;
}

const ROWS = `
  SELECT w.id, w.number AS orderNumber, w.itemId, w.dueOn, w.quantity, o.*
  FROM workOrder__operations o JOIN workOrder w ON w.id = o.parentId
  WHERE w.state IN ('released', 'kitted', 'inProcess') AND o.state <> 'done'
    AND (?1 = '' OR o.workCentreId = ?1) AND o.plannedOn <= ?2
  ORDER BY coalesce(w.priority, 999), o.plannedOn, w.dueOn, w.id, o.number LIMIT 500`;

const optional = (name: 'instructions' | 'tool', value: unknown) =>
  typeof value === 'string' ? { [name]: value } : {};

/** Operations of released orders that are planned until a day and not done. */
export const dispatchRows = defineReport({
  id: 'manufacturing.dispatchRows',
  run: (sql: Sql, { workCentreId, until }: { workCentreId: string; until: string }) =>
    sql.all(ROWS, workCentreId, until).map(
      (row): DispatchRow => ({
        workOrderId: String(row['id']),
        number: String(row['orderNumber']),
        itemId: String(row['itemId']),
        workCentreId: String(row['workCentreId']),
        operation: Number(row['number']),
        name: String(row['name']),
        state: String(row['state']),
        plannedOn: String(row['plannedOn']),
        dueOn: String(row['dueOn']),
        quantity: decimalOf(row['quantity']),
        setupMinutes: decimalOf(row['setupMinutes']),
        runMinutes: decimalOf(row['runMinutes']),
        ready: decimalOf(row['ready']),
        good: decimalOf(row['good']),
        scrap: decimalOf(row['scrap']),
        minutes: decimalOf(row['minutes']),
        ...optional('instructions', row['instructions']),
        ...optional('tool', row['tool']),
      }),
    ),
});
