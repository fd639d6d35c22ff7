import type { goLiveDifferences as contract } from '../../../shared/contracts/finance/finance-queries.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { openingDifferences } from '../reports/opening-differences.ts';

export const goLiveDifferences: QueryRun<typeof contract> = async (ctx) => {
  const { differences, count } = await ctx.reads.report(openingDifferences, {});
  return { ready: count === 0, differences };
};
