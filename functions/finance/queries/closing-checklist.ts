import type { closingChecklist as contract } from '../../../shared/contracts/finance/finance-queries.ts';
import { period } from '../../../shared/contracts/finance/period.ts';
import { load } from '../../platform/entity.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { closingChecks } from '../reports/closing-checks.ts';

export const closingChecklist: QueryRun<typeof contract> = async (ctx, { id }) => {
  const { code, to } = await load(ctx, period, id);
  const checks = await ctx.reads.report(closingChecks, { code, to });
  return { period: code, ready: checks.every(({ ok }) => ok), checks };
};
