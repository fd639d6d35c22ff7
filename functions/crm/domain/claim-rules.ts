import type { lead } from '../../../shared/contracts/crm/lead.ts';
import type { leadPool } from '../../../shared/contracts/crm/lead-pool.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import { addDays, type BusinessDate } from '../../../shared/kernel/date.ts';
import { coolingDown, leadTaken } from './errors.ts';

/**
 * Whether the member may take the lead today, the caps aside, which guards decide.
 * Throws leadTaken (409) and coolingDown (422): who returned a lead leaves it to others for a while.
 */
export function assertClaimable(
  found: Doc<typeof lead>,
  pool: Doc<typeof leadPool>,
  memberId: string,
  today: BusinessDate,
): void {
  if (found.state !== 'pool') throw leadTaken();
  const { returnedBy, returnedOn } = found;
  if (returnedBy !== memberId || returnedOn === undefined) return;
  const from = addDays(returnedOn, pool.coolDownDays ?? 0);
  if (today < from) throw coolingDown({ returnedOn, from });
}
