import type { whereUsed as contract } from '../../../shared/contracts/engineering/structure-queries.ts';
import { itemsById } from '../../masterdata/queries.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { usesReport } from '../reports/uses.ts';

/** Upwards from a component to what is sold. */
export const whereUsed: QueryRun<typeof contract> = async (ctx, input) => {
  const { itemId, date = ctx.today, levels } = input;
  await itemsById(ctx, [itemId], () => '/itemId');
  return { date, data: await ctx.reads.report(usesReport, { itemId, date, levels }) };
};
