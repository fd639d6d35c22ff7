import type { AccountRole } from '../../../shared/contracts/finance/account-roles.ts';

export type { AccountRole };
/** A chart that forgets a role does not compile. */
export type RoleMap = Readonly<Record<AccountRole, string>>;

/** Accounts whose balance is stock; together they equal the value of the cost pools (M8). */
export const stockRoles = [
  'materialsInTransit',
  'rawMaterial',
  'finishedGoods',
  'goodsShipped',
  'subcontractMaterial',
  'consumables',
] as const satisfies readonly AccountRole[];

export type StockRole = (typeof stockRoles)[number];
