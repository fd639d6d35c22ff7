import { pipeline } from '../../../shared/contracts/crm/pipeline.ts';
import type { salesFunnel as contract } from '../../../shared/contracts/crm/report-operations.ts';
import { addDays, instantToDate } from '../../../shared/kernel/date.ts';
import { need } from '../../platform/entity.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { funnelOf } from '../domain/funnel.ts';
import { funnelReport } from '../reports.ts';
import { seenDeals } from '../seen.ts';

/** How far the deals of a period came, of those the caller may see. */
export const salesFunnel: QueryRun<typeof contract> = async (ctx, input) => {
  const { id, from, to, ownerId, team, source } = input;
  const path = await need(ctx, pipeline, id);
  // Local days lie within a day of UTC's: the report fetches a little more, and dates decide.
  const deals = await ctx.reads.report(funnelReport, {
    seen: seenDeals(ctx),
    pipelineId: id,
    filters: {
      ...(ownerId !== undefined && { ownerId }),
      ...(team !== undefined && { team }),
      ...(source !== undefined && { source }),
    },
    from: addDays(from, -1),
    until: addDays(to, 2),
  });
  const began = deals.filter(({ createdAt }) => {
    const day = instantToDate(Date.parse(createdAt), ctx.company.timeZone);
    return day >= from && day <= to;
  });
  return funnelOf(path.stages, began);
};
