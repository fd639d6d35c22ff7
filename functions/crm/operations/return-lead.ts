import { lead, leadStates } from '../../../shared/contracts/crm/lead.ts';
import type { returnLead as contract } from '../../../shared/contracts/crm/lead-operations.ts';
import { leadPool } from '../../../shared/contracts/crm/lead-pool.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { revise } from '../../platform/outcome.ts';
import { oneLessHeld } from '../data/claim-counters.ts';
import { poolOfLead } from '../queries.ts';

/** Puts a lead back where others can take it: its own pool, or its province's by now. */
export const returnLead: CommandRun<typeof contract> = async (ctx, { id, reason }) => {
  const found = await load(ctx, lead, id, 'lead.return');
  leadStates.assertMove(found.state, 'pool', 'lead');
  const own = found.poolId && (await ctx.store.find(leadPool, found.poolId));
  const pool = own && !own.archived ? own : await poolOfLead(ctx, { province: found.province });
  const change = revise(ctx, lead, found, {
    state: 'pool',
    poolId: pool.id,
    region: pool.region,
    ownerId: undefined,
    team: undefined,
    ownedAt: undefined,
    returnedBy: found.ownerId,
    returnedOn: ctx.today,
    closeReason: reason,
  });
  return { result: change.after, changes: [change], guards: oneLessHeld(found) };
};
