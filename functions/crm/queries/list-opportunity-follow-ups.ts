import { followUp } from '../../../shared/contracts/crm/follow-up.ts';
import type { listOpportunityFollowUps as contract } from '../../../shared/contracts/crm/follow-up-operations.ts';
import { opportunity } from '../../../shared/contracts/crm/opportunity.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import type { Ctx } from '../../platform/context.ts';
import { load } from '../../platform/entity.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { wholeCompany } from '../../platform/read-model/reads.ts';

const LIMIT = 500;

/** Whoever may see a deal sees all that was said about it, and about its lead before. */
export const listOpportunityFollowUps: QueryRun<typeof contract> = async (ctx, { id }) => {
  const deal = await load(ctx, opportunity, id);
  const own = await recordsOf(ctx, 'opportunityId', id);
  const earlier = deal.leadId === undefined ? [] : await recordsOf(ctx, 'leadId', deal.leadId);
  const known = new Set(own.map((record) => record.id));
  const all = [...own, ...earlier.filter((record) => !known.has(record.id))];
  return { data: all.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(0, LIMIT) };
};

async function recordsOf(ctx: Ctx, field: 'leadId' | 'opportunityId', id: string) {
  const request = { limit: LIMIT, sort: '-at', filter: { [field]: { eq: id } } };
  const page = await ctx.reads.list(followUp, request, wholeCompany);
  return page.data as unknown as Doc<typeof followUp>[];
}
