import { opportunity } from '../../../shared/contracts/crm/opportunity.ts';
import { pipeline } from '../../../shared/contracts/crm/pipeline.ts';
import { quotationAccepted } from '../../../shared/contracts/sales/events.ts';
import { need } from '../../platform/entity.ts';
import { revise } from '../../platform/outcome.ts';
import { defineReaction } from '../../platform/reaction.ts';
import { closeDeal, wonEvents } from '../close-deal.ts';
import { firstStage } from '../domain/stages.ts';

/** The quotation became an order: the deal is won, whatever its stage would still have asked. */
export const onQuotationAccepted = defineReaction({
  id: 'crm.onQuotationAccepted',
  on: quotationAccepted,
  permissions: ['opportunity.win'],
  run: async (ctx, { opportunityId, salesOrderId }) => {
    const deal = opportunityId && (await ctx.store.find(opportunity, opportunityId));
    if (!deal || deal.salesOrderId === salesOrderId) return undefined;
    if (deal.state === 'won') {
      return { result: null, changes: [revise(ctx, opportunity, deal, { salesOrderId })] };
    }
    const path = await need(ctx, pipeline, deal.pipelineId);
    const change = closeDeal(ctx, deal, firstStage(path, 'won'), { salesOrderId });
    return { result: null, changes: [change], events: wonEvents(ctx, deal, change.after) };
  },
});
