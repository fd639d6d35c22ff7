import { leadClaimed } from '../../../shared/contracts/crm/events.ts';
import { lead } from '../../../shared/contracts/crm/lead.ts';
import type { claimLead as contract } from '../../../shared/contracts/crm/lead-operations.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { emit, revise } from '../../platform/outcome.ts';
import { oneMoreHeld, oneMoreToday, refuseEarly } from '../data/claim-counters.ts';
import { assertClaimable } from '../domain/claim-rules.ts';
import { anonymousLead } from '../domain/mask.ts';
import { actingMember, ownedBy } from '../owners.ts';
import { leadOfPool } from '../queries.ts';

/**
 * Takes a lead out of the pool. Of those who try at once the first to commit has it; the others
 * decide again, see that it is gone, and hear 409. A dry run leaves the personal fields out.
 */
export const claimLead: CommandRun<typeof contract> = async (ctx, { id }) => {
  const claimer = await actingMember(ctx);
  const { found, pool } = await leadOfPool(ctx, id);
  if (found.state === 'owned' && found.ownerId === claimer.id) return { result: found };
  assertClaimable(found, pool, claimer.id, ctx.today);
  const guards = [
    ...oneMoreToday(claimer.id, pool, ctx.today),
    oneMoreHeld(claimer.id, pool, true),
  ];
  await refuseEarly(ctx.store, guards);
  const change = revise(ctx, lead, ctx.dryRun ? anonymousLead(found) : found, {
    state: 'owned',
    ...ownedBy(claimer),
    ownedAt: ctx.now,
    returnedBy: undefined,
    returnedOn: undefined,
  });
  return {
    result: change.after,
    changes: [change],
    guards,
    events: [emit(leadClaimed, { leadId: id, poolId: pool.id, ownerId: claimer.id })],
  };
};
