import { lead } from '../../../shared/contracts/crm/lead.ts';
import type { assignLead as contract } from '../../../shared/contracts/crm/lead-operations.ts';
import { leadPool } from '../../../shared/contracts/crm/lead-pool.ts';
import type { AnyDoc, Doc } from '../../../shared/contracts/noun.ts';
import { notFound } from '../../../shared/kernel/errors.ts';
import type { Ctx } from '../../platform/context.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { revise } from '../../platform/outcome.ts';
import { inScope, requirePermission } from '../../platform/permissions.ts';
import { oneLessHeld, oneMoreHeld } from '../data/claim-counters.ts';
import { leadClosed } from '../domain/errors.ts';
import { anonymousLead } from '../domain/mask.ts';
import { ownedBy, ownerFor } from '../owners.ts';
import { mayUsePool } from '../queries.ts';

type Lead = Doc<typeof lead>;

/** Hands a lead to a member, past the caps: whoever assigns has judged that. */
export const assignLead: CommandRun<typeof contract> = async (ctx, { id, ownerId }) => {
  const { found, visible } = await assignable(ctx, id);
  if (lead.states?.terminal(found.state)) throw leadClosed({ state: found.state });
  const owner = await ownerFor(ctx, ownerId, 'lead.assign');
  if (found.ownerId === owner.id) return { result: found };
  const pool = found.poolId && (await ctx.store.find(leadPool, found.poolId));
  const change = revise(ctx, lead, ctx.dryRun && !visible ? anonymousLead(found) : found, {
    state: 'owned',
    ...ownedBy(owner),
    ownedAt: ctx.now,
    returnedBy: undefined,
    returnedOn: undefined,
  });
  const taken = pool ? [oneMoreHeld(owner.id, pool, false)] : [];
  return {
    result: change.after,
    changes: [change],
    guards: [...oneLessHeld(found), ...taken],
  };
};

/** Leads within the actor's scope, and, for whoever leads others, those of the actor's pools. */
async function assignable(ctx: Ctx, id: string): Promise<{ found: Lead; visible: boolean }> {
  const scope = requirePermission(ctx, 'lead.assign');
  const found = await ctx.store.find(lead, id);
  if (found && inScope(lead, found as unknown as AnyDoc, scope, ctx.access)) {
    return { found, visible: true };
  }
  const waits = found?.state === 'pool' && scope !== 'own' && found.poolId !== undefined;
  const pool = waits ? await ctx.store.find(leadPool, found.poolId as string) : undefined;
  if (!found || !pool || !mayUsePool(ctx, pool)) throw notFound({ noun: 'lead', id });
  return { found, visible: false };
}
