import type { Doc } from '../../../shared/contracts/noun.ts';
import type { purchaseOrder } from '../../../shared/contracts/purchasing/purchase-order.ts';
import { addDays, endOfMonth } from '../../../shared/kernel/date.ts';

type Terms = Doc<typeof purchaseOrder>['paymentTerms'];

/**
 * When an invoice of a day falls due. 月结 counts from the end of its month; net from the day
 * itself; after delivery or signature from the day the goods came, if that is known.
 */
export function dueDateOf(terms: Terms, invoiced: string, received?: string): string {
  if (terms.kind === 'prepaid') return invoiced;
  if (terms.kind === 'endOfMonth') return addDays(endOfMonth(invoiced), terms.days);
  const from = terms.kind === 'net' ? invoiced : (received ?? invoiced);
  return addDays(from, terms.days);
}
