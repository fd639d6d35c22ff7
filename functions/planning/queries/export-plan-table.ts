import type { exportPlanTable as contract } from '../../../shared/contracts/planning/plan-queries.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { toCsv } from '../../platform/imports/csv-output.ts';
import { named, partOf } from './exported-part.ts';

const columns = [
  'id',
  'code',
  'name',
  'area',
  'order',
  'kind',
  'quantity',
  'releaseOn',
  'dueOn',
  'availableOn',
  'pastDue',
  'achievable',
  'achievableOn',
] as const;

/** A table for spreadsheets. */
export const exportPlanTable: QueryRun<typeof contract> = async (ctx, input) => {
  const { name, orders } = await partOf(ctx, input);
  const rows = orders.map((order: Partial<Record<(typeof columns)[number], unknown>>) =>
    columns.map((column) => String(order[column] ?? '')),
  );
  return named(toCsv([[...columns], ...rows]), `${name}.csv`);
};
