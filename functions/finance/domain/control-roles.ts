import type { AccountRole } from './account-roles.ts';
import { stockRoles } from './account-roles.ts';

const controlRoles: readonly AccountRole[] = [
  'openingClearing',
  'receivable',
  'payable',
  'customerAdvance',
  'prepayment',
  'goodsReceivedNotInvoiced',
  ...stockRoles,
];

/** A sub-ledger or cost pool stands behind the role: its balance may not be left elsewhere. */
export const holdsBalance = (role: AccountRole): boolean => controlRoles.includes(role);

const openedByItems = [
  'receivable',
  'payable',
  'customerAdvance',
  'prepayment',
  ...stockRoles,
] as const satisfies readonly AccountRole[];

/** Accounts whose opening comes from the items brought in, not from the opening ledger. */
export const openedByItem = (roles: Readonly<Record<AccountRole, string>>): Set<string> =>
  new Set(openedByItems.map((role) => roles[role]));
