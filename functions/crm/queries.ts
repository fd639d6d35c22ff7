import { lead } from '../../shared/contracts/crm/lead.ts';
import { leadPool } from '../../shared/contracts/crm/lead-pool.ts';
import { pipeline } from '../../shared/contracts/crm/pipeline.ts';
import { customer } from '../../shared/contracts/masterdata/customer.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import { notFound } from '../../shared/kernel/errors.ts';
import type { Ctx } from '../platform/context.ts';
import { need } from '../platform/entity.ts';
import { idFrom } from '../platform/hashing.ts';
import { scopeOf } from '../platform/permissions.ts';
import { wholeCompany } from '../platform/read-model/reads.ts';
import { noPool, pipelineArchived, poolArchived } from './domain/errors.ts';
import { poolFor, poolOfRegion, usesPool } from './domain/pools.ts';

type Lead = Doc<typeof lead>;
type Pool = Doc<typeof leadPool>;

/** A new company's own pipeline, until another one is named. */
export const defaultPipelineId = (tenantId: string): string =>
  idFrom('pip', tenantId, 'pipeline', 'default');

/** The pipeline that is named, or the default one, if it is in use. */
export async function pipelineFor(ctx: Ctx, id: string | undefined): Promise<Doc<typeof pipeline>> {
  const wanted = id ?? defaultPipelineId(ctx.tenant.id);
  const found = await need(ctx, pipeline, wanted, '/pipelineId');
  if (found.archived) throw pipelineArchived({ pipeline: found.name }, '/pipelineId');
  return found;
}

/** Every pool in use; there are as many as there are sales regions. */
export async function poolsOf(ctx: Ctx): Promise<Pool[]> {
  const page = await ctx.reads.list(leadPool, { limit: 500, sort: 'name' }, wholeCompany);
  return page.data as unknown as Pool[];
}

/** The pool that is named, or that takes the province's leads. Throws noPool (422). */
export async function poolOfLead(
  ctx: Ctx,
  { poolId, province }: { poolId?: string | undefined; province?: string | undefined },
): Promise<Pool> {
  if (poolId !== undefined) {
    const named = await need(ctx, leadPool, poolId, '/poolId');
    if (named.archived) throw poolArchived({ pool: named.name }, '/poolId');
    return named;
  }
  const pool = poolFor(await poolsOf(ctx), province);
  if (!pool) throw noPool({ province: province ?? 'an unknown province' }, '/province');
  return pool;
}

/** Whether the actor may see what lies in the pool, masked: it is theirs, or all leads are. */
export const mayUsePool = (ctx: Ctx, pool: Pool): boolean =>
  scopeOf(ctx.access, 'lead.read') === 'all' || usesPool(pool, ctx.access);

/** A customer with the pool of its region, for those who may use that; else 404. */
export async function customerOfPool(
  ctx: Ctx,
  id: string,
): Promise<{ found: Doc<typeof customer>; pool: Pool }> {
  const found = await ctx.store.find(customer, id);
  const pool = found && !found.archived && poolOfRegion(await poolsOf(ctx), found.region);
  if (!found || !pool || !mayUsePool(ctx, pool)) throw notFound({ noun: 'customer', id });
  return { found, pool };
}

/** A lead with its pool, for those who may use the pool; else 404, as for any stranger. */
export async function leadOfPool(ctx: Ctx, id: string): Promise<{ found: Lead; pool: Pool }> {
  const found = await ctx.store.find(lead, id);
  const pool = found?.poolId && (await ctx.store.find(leadPool, found.poolId));
  if (!found || !pool || !mayUsePool(ctx, pool)) throw notFound({ noun: 'lead', id });
  return { found, pool };
}
