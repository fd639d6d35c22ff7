import type { InvariantCheck } from '../platform/integrity.ts';
import { claimsAreThoseOfOrders } from './checks/claims-are-those-of-orders.ts';
import { invoiceNumbersAreInARow } from './checks/invoice-numbers-are-in-a-row.ts';
import { quantitiesStayInBounds } from './checks/quantities-stay-in-bounds.ts';

/** What must hold of orders and what came of them at every moment. */
export const checks: readonly InvariantCheck[] = [
  invoiceNumbersAreInARow,
  quantitiesStayInBounds,
  claimsAreThoseOfOrders,
];
