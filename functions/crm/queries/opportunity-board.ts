import { pipeline } from '../../../shared/contracts/crm/pipeline.ts';
import type { opportunityBoard as contract } from '../../../shared/contracts/crm/report-operations.ts';
import { need } from '../../platform/entity.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { daysSince } from '../domain/funnel.ts';
import { boardReport } from '../reports.ts';
import { seenDeals } from '../seen.ts';

const CARDS = 200;

/** Every open stage with its deals; one that has stood too long is marked. */
export const opportunityBoard: QueryRun<typeof contract> = async (ctx, { id, ownerId }) => {
  const path = await need(ctx, pipeline, id);
  const { totals, cards } = await ctx.reads.report(boardReport, {
    seen: seenDeals(ctx),
    pipelineId: id,
    cards: CARDS,
    ...(ownerId !== undefined && { ownerId }),
  });
  const stalledAfter = path.stalledAfterDays ?? Number.POSITIVE_INFINITY;
  const columns = path.stages
    .filter(({ kind }) => kind === 'open')
    .map(({ code, name, probability }) => {
      const total = totals.find(({ stage }) => stage === code);
      return {
        ...{ stage: code, name, probability },
        count: total?.count ?? 0,
        amount: total?.amount ?? '0',
        weightedAmount: total?.weightedAmount ?? '0',
        cards: cards
          .filter(({ stage }) => stage === code)
          .map(({ stage: _, enteredStageAt, ...card }) => {
            const daysInStage = daysSince(enteredStageAt, ctx.now);
            return { ...card, daysInStage, stalled: daysInStage > stalledAfter };
          }),
      };
    });
  return { columns };
};
