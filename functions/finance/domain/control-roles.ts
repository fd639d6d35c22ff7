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

/** Accounts whose balance comes from the items brought in, not from the opening ledger. */
export const controlAccounts = (roles: Readonly<Record<AccountRole, string>>): Set<string> =>
  new Set((['receivable', 'payable', ...stockRoles] as const).map((role) => roles[role]));
