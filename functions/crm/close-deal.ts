import { opportunityMoved, opportunityWon } from '../../shared/contracts/crm/events.ts';
import { opportunity } from '../../shared/contracts/crm/opportunity.ts';
import type { Stage } from '../../shared/contracts/crm/pipeline.ts';
import type { Doc, Fields } from '../../shared/contracts/noun.ts';
import { actorName } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { type Emitted, emit, revise } from '../platform/outcome.ts';
import { nothingSaid } from './domain/reasons.ts';
import { enterStage } from './domain/stages.ts';

type Deal = Doc<typeof opportunity>;

/** A deal that ends today in the given stage. Its caller has asked what the stage requires. */
export function closeDeal(
  ctx: Ctx,
  deal: Deal,
  stage: Stage,
  patch: Partial<Fields<typeof opportunity>>,
) {
  const moment = { at: ctx.now, by: actorName(ctx.actor), currency: ctx.company.currency };
  const entered = enterStage(deal, { ...stage, requiredFields: [] }, moment);
  const ended = { ...entered, ...nothingSaid, closedOn: ctx.today };
  return revise(ctx, opportunity, deal, { ...ended, ...patch });
}

export const movedEvent = (ctx: Ctx, before: Deal, after: Deal): Emitted =>
  emit(opportunityMoved, {
    opportunityId: after.id,
    pipelineId: after.pipelineId,
    from: before.stage,
    to: after.stage,
    at: ctx.now,
    by: actorName(ctx.actor),
  });

export const wonEvents = (ctx: Ctx, before: Deal, after: Deal): Emitted[] => {
  const { id, customerId, amount, quotationId } = after;
  return [
    movedEvent(ctx, before, after),
    emit(opportunityWon, {
      opportunityId: id,
      customerId,
      ...(amount !== undefined && { amount }),
      ...(quotationId !== undefined && { quotationId }),
    }),
  ];
};
