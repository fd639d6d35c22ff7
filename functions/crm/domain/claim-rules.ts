import type { lead } from '../../../shared/contracts/crm/lead.ts';
import type { leadPool } from '../../../shared/contracts/crm/lead-pool.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import { addDays, type BusinessDate } from '../../../shared/kernel/date.ts';
import { coolingDown, leadTaken } from './errors.ts';

/**
 * Whether the member may take the lead today, the caps aside, which guards decide.
 * Throws leadTaken (409) and coolingDown (422): who returned a lead leaves it to others for a
 * while.
 */
export function assertClaimable(
  found: Doc<typeof lead>,
  pool: Doc<typeof leadPool>,
  memberId: string,
  today: BusinessDate,
): void {
  if (found.state !== 'pool') throw leadTaken();
  assertCooledDown(found, pool, memberId, today);
}

/** Who returned something, and when. */
export interface Returned {
  returnedBy?: string | undefined;
  returnedOn?: BusinessDate | undefined;
}

/** Throws coolingDown (422) for who returned it themselves, so many days ago as the pool asks. */
export function assertCooledDown(
  { returnedBy, returnedOn }: Returned,
  pool: Doc<typeof leadPool>,
  memberId: string,
  today: BusinessDate,
): void {
  if (returnedBy !== memberId || returnedOn === undefined) return;
  const from = addDays(returnedOn, pool.coolDownDays ?? 0);
  if (today < from) throw coolingDown({ returnedOn, from });
}
