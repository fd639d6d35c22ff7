import type { returnCustomer as contract } from '../../../shared/contracts/crm/customer-operations.ts';
import { customer } from '../../../shared/contracts/masterdata/customer.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { revise } from '../../platform/outcome.ts';
import { rememberReturn } from '../data/customer-returns.ts';
import { noOwner, noPool } from '../domain/errors.ts';
import { poolOfRegion } from '../domain/pools.ts';
import { poolsOf } from '../queries.ts';

/** Puts a customer back into the pool of its region, where others can claim it. */
export const returnCustomer: CommandRun<typeof contract> = async (ctx, { id }) => {
  const found = await load(ctx, customer, id, 'customer.return');
  const { ownerId, region, name } = found;
  if (ownerId === undefined) throw noOwner({ customer: name });
  if (!poolOfRegion(await poolsOf(ctx), region)) {
    throw noPool({ province: region ?? 'an unknown region' }, '/id');
  }
  const change = revise(ctx, customer, found, { ownerId: undefined, team: undefined });
  return {
    result: change.after,
    changes: [change],
    guards: [rememberReturn(id, ownerId, ctx.today)],
  };
};
