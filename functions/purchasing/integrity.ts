import type { InvariantCheck } from '../platform/integrity.ts';
import { heldInvoicesOweNothing } from './checks/held-invoices-owe-nothing.ts';
import { quantitiesStayInBounds } from './checks/quantities-stay-in-bounds.ts';
import { receivedNotInvoicedTies } from './checks/received-not-invoiced-ties.ts';

/** What must hold of what was ordered, received and owed at every moment. */
export const checks: readonly InvariantCheck[] = [
  receivedNotInvoicedTies,
  quantitiesStayInBounds,
  heldInvoicesOweNothing,
];
