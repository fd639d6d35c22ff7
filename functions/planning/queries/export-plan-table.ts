import type { exportPlanTable as contract } from '../../../shared/contracts/planning/plan-queries.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { toCsv } from '../../platform/imports/csv-output.ts';
import { columnsOf, named, partOf } from './exported-part.ts';

/** A table for spreadsheets. */
export const exportPlanTable: QueryRun<typeof contract> = async (ctx, input) => {
  const columns = columnsOf[input.rows ?? 'orders'];
  const { name, rows } = await partOf(ctx, input);
  const cells = rows.map((row: Record<string, unknown>) =>
    columns.map((column) => String(row[column] ?? '')),
  );
  return named(toCsv([[...columns], ...cells]), `${name}.csv`);
};
