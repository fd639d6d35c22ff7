import { followUp } from '../../../shared/contracts/crm/follow-up.ts';
import type { recordFollowUp as contract } from '../../../shared/contracts/crm/follow-up-operations.ts';
import { lead } from '../../../shared/contracts/crm/lead.ts';
import { opportunity } from '../../../shared/contracts/crm/opportunity.ts';
import { customer } from '../../../shared/contracts/masterdata/customer.ts';
import type { Input } from '../../../shared/contracts/operation.ts';
import { member } from '../../../shared/contracts/platform/nouns.ts';
import type { Ctx } from '../../platform/context.ts';
import { load, need } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { type Change, create, revise } from '../../platform/outcome.ts';
import { nothingFollowed, otherCustomer, timeInFuture } from '../domain/errors.ts';
import { ownedBy } from '../owners.ts';

/** Records what was said, and that lead, customer and opportunity were spoken to just then. */
export const recordFollowUp: CommandRun<typeof contract> = async (ctx, input) => {
  const at = input.at ?? ctx.now;
  if (at > ctx.now) throw timeInFuture({ at }, '/at');
  const subjects = await subjectsOf(ctx, input);
  const { memberId } = ctx.access;
  const recorder = memberId && (await ctx.store.find(member, memberId));
  const region = Object.values(subjects).find((subject) => subject?.region)?.region;
  const record = create(ctx, followUp, {
    ...input,
    at,
    ...(subjects.customer && { customerId: subjects.customer.id }),
    ...(recorder && ownedBy(recorder)),
    ...(region !== undefined && { region }),
  });
  return { result: record.after, changes: [record, ...spokenTo(ctx, subjects, at)] };
};

/** What the record is about, each within what the actor may see; a deal brings its customer. */
async function subjectsOf(ctx: Ctx, input: Input<typeof contract>) {
  const { leadId, customerId, opportunityId } = input;
  const aboutLead = leadId === undefined ? undefined : await load(ctx, lead, leadId);
  const deal =
    opportunityId === undefined ? undefined : await load(ctx, opportunity, opportunityId);
  if (deal && customerId !== undefined && customerId !== deal.customerId) {
    throw otherCustomer({}, '/customerId');
  }
  const known = customerId === undefined ? undefined : await load(ctx, customer, customerId);
  const buyer = known ?? (deal && (await need(ctx, customer, deal.customerId)));
  if (!aboutLead && !deal && !buyer) throw nothingFollowed();
  return { lead: aboutLead, customer: buyer, opportunity: deal };
}

type Subjects = Awaited<ReturnType<typeof subjectsOf>>;

/** A record that is entered late does not turn the last contact back. */
function spokenTo(ctx: Ctx, subjects: Subjects, at: string): Change[] {
  const isNews = (doc: { lastContactAt?: string | undefined } | undefined) =>
    doc !== undefined && (doc.lastContactAt === undefined || doc.lastContactAt < at);
  const changes: Change[] = [];
  const patch = { lastContactAt: at };
  if (subjects.lead && isNews(subjects.lead)) {
    changes.push(revise(ctx, lead, subjects.lead, patch));
  }
  if (subjects.customer && isNews(subjects.customer)) {
    changes.push(revise(ctx, customer, subjects.customer, patch));
  }
  if (subjects.opportunity && isNews(subjects.opportunity)) {
    changes.push(revise(ctx, opportunity, subjects.opportunity, patch));
  }
  return changes;
}
