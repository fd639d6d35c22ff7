import type { traceNumber as contract } from '../../../shared/contracts/manufacturing/questions.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { traceFile } from '../reports/trace-file.ts';

/** Where whatever has the number came from, and where it went. */
export const traceNumber: QueryRun<typeof contract> = async (ctx, { number }) => ({
  number,
  ...(await ctx.reads.report(traceFile, { number })),
});
