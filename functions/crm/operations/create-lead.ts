import { leadCaptured } from '../../../shared/contracts/crm/events.ts';
import { lead } from '../../../shared/contracts/crm/lead.ts';
import type { createLead as contract } from '../../../shared/contracts/crm/lead-operations.ts';
import type { leadPool } from '../../../shared/contracts/crm/lead-pool.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import type { Input } from '../../../shared/contracts/operation.ts';
import type { Ctx } from '../../platform/context.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { create, emit } from '../../platform/outcome.ts';
import { oneMoreHeld } from '../data/claim-counters.ts';
import { takePhone } from '../data/lead-phones.ts';
import { poolFor } from '../domain/pools.ts';
import { assertNewPhone } from '../lead-phone.ts';
import { ownedBy, ownerFor } from '../owners.ts';
import { poolOfLead, poolsOf } from '../queries.ts';

type Pool = Doc<typeof leadPool>;

/** Captures a lead: an owner's own, or the pool's of its province. */
export const createLead: CommandRun<typeof contract> = async (ctx, input) => {
  const { ownerId, poolId, ...written } = input;
  if (written.phone !== undefined) await assertNewPhone(ctx, written.phone);
  const owner = ownerId === undefined ? undefined : await ownerFor(ctx, ownerId, 'lead.write');
  const pool = owner ? await homeOf(ctx, input) : await poolOfLead(ctx, input);
  const change = create(ctx, lead, {
    ...written,
    ...(pool && { poolId: pool.id }),
    ...(pool?.region !== undefined && { region: pool.region }),
    ...(owner ? { state: 'owned', ...ownedBy(owner), ownedAt: ctx.now } : { state: 'pool' }),
  });
  const { id, phone, source } = change.after;
  return {
    result: change.after,
    changes: [change],
    guards: [
      ...(phone === undefined ? [] : [takePhone(ctx.tenant.id, phone, id)]),
      ...(owner && pool ? [oneMoreHeld(owner.id, pool, false)] : []),
    ],
    events: [
      emit(leadCaptured, {
        leadId: id,
        ...(source !== undefined && { source }),
        ...(pool && { poolId: pool.id }),
        ...(owner && { ownerId: owner.id }),
      }),
    ],
  };
};

/** Where an owner's lead would be returned to; it may have no such place. */
async function homeOf(ctx: Ctx, input: Input<typeof contract>): Promise<Pool | undefined> {
  if (input.poolId !== undefined) return poolOfLead(ctx, input);
  return poolFor(await poolsOf(ctx), input.province);
}
