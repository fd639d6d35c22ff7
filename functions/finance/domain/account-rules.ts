import type { AccountDoc } from './check-voucher.ts';
import { accountInUse, classDiffers, parentInUse } from './finance-errors.ts';

export interface AccountUse {
  readonly posted: boolean;
  readonly hasChildren: boolean;
  /** The software posts to it. */
  readonly hasRole: boolean;
}

const fixed = ['code', 'class', 'parentCode'] as const;

/** Throws 'finance.accountInUse' when a field changes that postings or sub-accounts rely on. */
export function assertMayChange(before: AccountDoc, after: AccountDoc, use: AccountUse): void {
  const field = fixed.find((name) => before[name] !== after[name]);
  if (field === undefined) return;
  const used = use.posted || use.hasChildren || use.hasRole;
  if (used || field === 'parentCode') throw accountInUse({ code: before.code, field }, `/${field}`);
  if (before.parentCode !== undefined && field === 'class') {
    throw classDiffers({ class: before.class }, '/class');
  }
}

/** Throws when an account that takes postings would become a parent. */
export function assertMayHaveChild(parent: AccountDoc, child: AccountDoc, use: AccountUse): void {
  if (parent.class !== child.class) throw classDiffers({ class: parent.class }, '/class');
  if (parent.leaf && (use.posted || use.hasRole)) {
    throw parentInUse({ code: parent.code }, '/parentCode');
  }
}
