import type { claimCustomer as contract } from '../../../shared/contracts/crm/customer-operations.ts';
import { customer } from '../../../shared/contracts/masterdata/customer.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { revise } from '../../platform/outcome.ts';
import { oneMoreToday, refuseEarly } from '../data/claim-counters.ts';
import { lastReturn } from '../data/customer-returns.ts';
import { assertCooledDown } from '../domain/claim-rules.ts';
import { customerTaken } from '../domain/errors.ts';
import { actingMember, ownedBy } from '../owners.ts';
import { customerOfPool } from '../queries.ts';

/**
 * Takes a customer that nobody looks after out of the pool; of those who try at once the first to
 * commit has it. The day's cap counts leads and customers. A dry run leaves the contacts out.
 */
export const claimCustomer: CommandRun<typeof contract> = async (ctx, { id }) => {
  const claimer = await actingMember(ctx);
  const { found, pool } = await customerOfPool(ctx, id);
  if (found.ownerId === claimer.id) return { result: found };
  if (found.ownerId !== undefined) throw customerTaken();
  assertCooledDown(await lastReturn(ctx.store, id), pool, claimer.id, ctx.today);
  const guards = oneMoreToday(claimer.id, pool, ctx.today);
  await refuseEarly(ctx.store, guards);
  const { contacts: _, ...anonymous } = found;
  const change = revise(ctx, customer, ctx.dryRun ? anonymous : found, ownedBy(claimer));
  return { result: change.after, changes: [change], guards };
};
