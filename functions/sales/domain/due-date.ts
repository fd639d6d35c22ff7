import type { customer } from '../../../shared/contracts/masterdata/customer.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import { addDays, endOfMonth } from '../../../shared/kernel/date.ts';

type Terms = Doc<typeof customer>['paymentTerms'];

/**
 * When a receivable that arose on a day falls due. 月结 counts from the end of that month; net,
 * prepaid and after delivery from the day itself; after signing from the signature, and from the
 * day itself until there is one.
 */
export function dueDateOf(terms: Terms, arose: string, signed?: string): string {
  if (terms.kind === 'prepaid') return arose;
  if (terms.kind === 'endOfMonth') return addDays(endOfMonth(arose), terms.days);
  return addDays(terms.kind === 'onSign' ? (signed ?? arose) : arose, terms.days);
}
