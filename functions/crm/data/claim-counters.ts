import type { leadPool } from '../../../shared/contracts/crm/lead-pool.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import type { BusinessDate } from '../../../shared/kernel/date.ts';
import type { Guard } from '../../platform/guard.ts';
import { guardHolds } from '../../platform/guards.ts';
import type { Key } from '../../platform/keys.ts';
import type { Store } from '../../platform/store.ts';
import { dailyClaimsSpent, leadTaken, tooManyLeadsHeld } from '../domain/errors.ts';

type Pool = Doc<typeof leadPool>;

/** A day's counter is of no use when the day is over everywhere. */
const COUNTER_DAYS = 3;

const dayKey = (memberId: string, poolId: string, day: BusinessDate): Key => ({
  pk: `leadClaims#${memberId}`,
  sk: `day#${poolId}#${day}`,
});

const heldKey = (memberId: string, poolId: string): Key => ({
  pk: `leadClaims#${memberId}`,
  sk: `held#${poolId}`,
});

/**
 * One more claim today, as far as the pool's cap allows. The counter runs downwards from zero,
 * because a guard knows only a least value: after the nth claim it stands at −n.
 */
export const oneMoreToday = (memberId: string, pool: Pool, day: BusinessDate): Guard[] => {
  const limit = pool.dailyClaimLimit;
  if (limit === undefined) return [];
  return [
    {
      key: dayKey(memberId, pool.id, day),
      add: { left: '-1' },
      atLeast: { left: `-${limit}` },
      set: { ttl: Date.parse(day) / 1000 + COUNTER_DAYS * 86_400 },
      refusal: dailyClaimsSpent({ limit, pool: pool.name }),
    },
  ];
};

/** One more lead of the pool in a member's hands; downwards as well. No limit for an assignment. */
export const oneMoreHeld = (memberId: string, pool: Pool, limited: boolean): Guard => {
  const limit = limited ? pool.holdingLimit : undefined;
  return {
    key: heldKey(memberId, pool.id),
    add: { left: '-1' },
    ...(limit !== undefined && { atLeast: { left: `-${limit}` } }),
    refusal: limit === undefined ? leadTaken() : tooManyLeadsHeld({ limit, pool: pool.name }),
  };
};

/** A lead leaves its owner's hands. */
export const oneLessHeld = (lead: { ownerId?: string; poolId?: string }): Guard[] =>
  lead.ownerId === undefined || lead.poolId === undefined
    ? []
    : [{ key: heldKey(lead.ownerId, lead.poolId), add: { left: '1' }, refusal: leadTaken() }];

/** Throws the refusal of the first guard that would not hold now, sparing the commit. */
export async function refuseEarly(store: Store, guards: readonly Guard[]): Promise<void> {
  const items = await store.items(guards.map(({ key }) => key));
  guards.forEach((guard, index) => {
    if (!guardHolds(guard, items[index])) throw guard.refusal;
  });
}
