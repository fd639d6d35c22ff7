import type { exportPlan as contract } from '../../../shared/contracts/planning/plan-queries.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { named, partOf } from './exported-part.ts';

/** One JSON object a line, for other programs. */
export const exportPlan: QueryRun<typeof contract> = async (ctx, input) => {
  const { name, rows } = await partOf(ctx, input);
  return named(rows.map((row) => `${JSON.stringify(row)}\n`).join(''), `${name}.jsonl`);
};
