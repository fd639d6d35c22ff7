import { opportunity } from '../../../shared/contracts/crm/opportunity.ts';
import type { createOpportunity as contract } from '../../../shared/contracts/crm/opportunity-operations.ts';
import { customer } from '../../../shared/contracts/masterdata/customer.ts';
import { actorName } from '../../platform/access.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { create } from '../../platform/outcome.ts';
import { beginDeal } from '../domain/stages.ts';
import { actingMember, ownedBy, ownerFor } from '../owners.ts';
import { pipelineFor } from '../queries.ts';

/** A deal in sight with a customer that the actor may see. */
export const createOpportunity: CommandRun<typeof contract> = async (ctx, input) => {
  const { ownerId, ...written } = input;
  const buyer = await load(ctx, customer, input.customerId, 'customer.read');
  const owner =
    ownerId === undefined
      ? await actingMember(ctx)
      : await ownerFor(ctx, ownerId, 'opportunity.write');
  const path = await pipelineFor(ctx, input.pipelineId);
  const region = buyer.region ?? owner.regions?.[0];
  const deal = { ...written, pipelineId: path.id, ...ownedBy(owner), region };
  const moment = { at: ctx.now, by: actorName(ctx.actor), currency: ctx.company.currency };
  const change = create(ctx, opportunity, beginDeal(deal, path, moment));
  return { result: change.after, changes: [change] };
};
