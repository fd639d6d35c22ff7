import { provinceKey } from '../../../shared/contracts/crm/china-regions.ts';
import type { leadPool } from '../../../shared/contracts/crm/lead-pool.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';

type Pool = Doc<typeof leadPool>;

/** Who wants to use a pool. */
export interface PoolUser {
  memberId?: string | undefined;
  regions: readonly string[];
}

/** A pool is for those it lists, those of its region, and everybody if it is open. */
export const usesPool = (pool: Pool, user: PoolUser): boolean =>
  pool.openToAll === true ||
  (user.memberId !== undefined && (pool.memberIds ?? []).includes(user.memberId)) ||
  (pool.region !== undefined && user.regions.includes(pool.region));

/** The pool of a customer's region, else one that takes the rest. */
export function poolOfRegion(pools: readonly Pool[], region: string | undefined): Pool | undefined {
  const live = pools.filter((pool) => !pool.archived);
  const named = live.find((pool) => pool.region === region);
  return (region !== undefined && named) || live.find((pool) => pool.takesRest);
}

/** The pool whose provinces include this one, else one that takes the rest. */
export function poolFor(pools: readonly Pool[], province: string | undefined): Pool | undefined {
  const live = pools.filter((pool) => !pool.archived);
  const key = province === undefined ? undefined : provinceKey(province);
  const named = live.find((pool) => (pool.provinces ?? []).some((one) => provinceKey(one) === key));
  return (key !== undefined && named) || live.find((pool) => pool.takesRest);
}
