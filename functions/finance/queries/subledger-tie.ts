import type { subledgerTie as contract } from '../../../shared/contracts/finance/finance-queries.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { subledgerTies } from '../reports/subledger-ties.ts';

export const subledgerTie: QueryRun<typeof contract> = async (ctx, { asOf }) => ({
  ties: await ctx.reads.report(subledgerTies, {}, asOf),
});
