import type { listPooledCustomers as contract } from '../../../shared/contracts/crm/customer-operations.ts';
import { leadPool } from '../../../shared/contracts/crm/lead-pool.ts';
import { notFound } from '../../../shared/kernel/errors.ts';
import { openCursor, sealCursor } from '../../platform/cursor.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { maskedContact } from '../domain/mask.ts';
import { pooledCustomersReport } from '../pooled-customers-report.ts';
import { mayUsePool, poolsOf } from '../queries.ts';

const PAGE = 50;

/** The customers of a pool that nobody looks after, for its members; people are masked. */
export const listPooledCustomers: QueryRun<typeof contract> = async (ctx, input) => {
  const { id, name, limit = PAGE, cursor } = input;
  const pool = await ctx.store.find(leadPool, id);
  if (!pool || pool.archived || !mayUsePool(ctx, pool)) throw notFound({ noun: 'lead pool', id });
  const purpose = `${ctx.tenant.id}:pooledCustomers:${id}`;
  const regions = (await poolsOf(ctx)).flatMap(({ region }) => region ?? []);
  const { customers, total } = await ctx.reads.report(pooledCustomersReport, {
    region: pool.region,
    name,
    limit: limit + 1,
    ...(pool.takesRest && { others: regions }),
    ...(cursor !== undefined && { after: String(openCursor(cursor, purpose)[0]) }),
  });
  const page = customers.slice(0, limit);
  const last = page.at(-1);
  return {
    data: page.map(({ id: customerId, code, name: called, tier, region, ...more }) => ({
      ...{ id: customerId, code, name: called, tier },
      ...(region !== undefined && { region }),
      ...maskedContact(more.contacts),
      createdAt: more.createdAt,
      ...(more.lastContactAt !== undefined && { lastContactAt: more.lastContactAt }),
    })),
    total,
    ...(customers.length > limit && last && { nextCursor: sealCursor([last.code], purpose) }),
  };
};
