import { leadConverted } from '../../../shared/contracts/crm/events.ts';
import { lead, leadStates } from '../../../shared/contracts/crm/lead.ts';
import type { convertLead as contract } from '../../../shared/contracts/crm/lead-operations.ts';
import { opportunity } from '../../../shared/contracts/crm/opportunity.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import type { Input } from '../../../shared/contracts/operation.ts';
import { actorName } from '../../platform/access.ts';
import type { Ctx } from '../../platform/context.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { create, emit, revise } from '../../platform/outcome.ts';
import { customerOfLead, isCustomerName } from '../customer-of-lead.ts';
import { oneLessHeld } from '../data/claim-counters.ts';
import { customerExists } from '../domain/errors.ts';
import { beginDeal } from '../domain/stages.ts';
import { pipelineFor } from '../queries.ts';

type Lead = Doc<typeof lead>;

/** Makes customer, contact and opportunity of a lead in one commit, once. */
export const convertLead: CommandRun<typeof contract> = async (ctx, input) => {
  const found = await load(ctx, lead, input.id, 'lead.convert');
  if (found.state === 'converted') return { result: found };
  leadStates.assertMove(found.state, 'converted', 'lead');
  if (input.customerId === undefined && (await isCustomerName(ctx, found.companyName))) {
    return { result: await convertedMeanwhile(ctx, found) };
  }
  const buyer = await customerOfLead(ctx, found, input);
  const deal = await dealOfLead(ctx, found, buyer.customerId, input);
  const change = revise(ctx, lead, found, {
    state: 'converted',
    customerId: buyer.customerId,
    opportunityId: deal.after.id,
  });
  return {
    result: change.after,
    changes: [change, ...buyer.posting.changes, deal],
    guards: [...oneLessHeld(found), ...buyer.posting.guards],
    events: [
      ...buyer.posting.events,
      emit(leadConverted, {
        leadId: found.id,
        customerId: buyer.customerId,
        opportunityId: deal.after.id,
      }),
    ],
  };
};

/**
 * The customer of this name may be the lead's own, made by another click a moment ago: then the
 * read model shows both, as they are of one commit. Else throws customerExists (409).
 */
async function convertedMeanwhile(ctx: Ctx, found: Lead): Promise<Lead> {
  const [latest] = await ctx.reads.documents(lead, [found.id]);
  const converted = latest as unknown as Lead | undefined;
  if (converted?.state === 'converted') return converted;
  throw customerExists({ name: found.companyName }, '/customerId');
}

async function dealOfLead(
  ctx: Ctx,
  found: Lead,
  customerId: string,
  input: Input<typeof contract>,
) {
  const path = await pipelineFor(ctx, input.pipelineId);
  const { contactName, source, requirement, ownerId, team, region, lastContactAt } = found;
  const { amount, expectedCloseDate } = input;
  const deal = {
    name: input.opportunityName ?? found.companyName,
    customerId,
    leadId: found.id,
    pipelineId: path.id,
    ...{ contactName, source, requirement, ownerId, team, region, lastContactAt },
    ...{ amount, expectedCloseDate },
  };
  const moment = { at: ctx.now, by: actorName(ctx.actor), currency: ctx.company.currency };
  return create(ctx, opportunity, beginDeal(deal, path, moment));
}
