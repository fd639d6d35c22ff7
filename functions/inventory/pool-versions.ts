import { costPool } from '../../shared/contracts/inventory/cost-pool.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import type { Ctx } from '../platform/context.ts';
import type { CostPool } from './domain/cost-pool-document.ts';
import { poolOf } from './domain/pool-document.ts';

export interface PoolVersion {
  at: string;
  commitId: string;
  pool: CostPool;
}

/** A cost pool after each of its changes, oldest first, folded from its history. */
export async function poolVersions(ctx: Ctx, poolId: string): Promise<PoolVersion[]> {
  const entries = await ctx.reads.history(costPool, poolId);
  const fields: Record<string, unknown> = {};
  return [...entries].reverse().map(({ at, commitId, changed }) => {
    for (const [name, { after }] of Object.entries(changed)) fields[name] = after ?? undefined;
    const pool = poolOf({ ...fields } as Doc<typeof costPool>, ctx.company.currency);
    return { at, commitId, pool };
  });
}
