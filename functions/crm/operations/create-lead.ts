import type { createLead as contract } from '../../../shared/contracts/crm/lead-operations.ts';
import type { leadPool } from '../../../shared/contracts/crm/lead-pool.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import type { Input } from '../../../shared/contracts/operation.ts';
import type { Ctx } from '../../platform/context.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { captureLead } from '../capture-lead.ts';
import { poolFor } from '../domain/pools.ts';
import { ownerFor } from '../owners.ts';
import { poolOfLead, poolsOf } from '../queries.ts';

/** Captures a lead: an owner's own, or the pool's of its province. */
export const createLead: CommandRun<typeof contract> = async (ctx, input) => {
  const { ownerId, poolId: _, ...written } = input;
  const owner = ownerId === undefined ? undefined : await ownerFor(ctx, ownerId, 'lead.write');
  const pool = owner ? await homeOf(ctx, input) : await poolOfLead(ctx, input);
  const { posting, lead } = await captureLead(ctx, { written, owner, pool });
  return { result: lead, ...posting };
};

/** Where an owner's lead would be returned to; it may have no such place. */
async function homeOf(
  ctx: Ctx,
  input: Input<typeof contract>,
): Promise<Doc<typeof leadPool> | undefined> {
  if (input.poolId !== undefined) return poolOfLead(ctx, input);
  return poolFor(await poolsOf(ctx), input.province);
}
