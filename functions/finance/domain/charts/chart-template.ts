import type { RoleMap } from '../account-roles.ts';

export type AccountClass = 'asset' | 'liability' | 'equity' | 'cost' | 'income' | 'expense';
export type NormalBalance = 'debit' | 'credit' | 'both';

export interface Account {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly class: AccountClass;
  readonly normalBalance: NormalBalance;
  readonly parent?: string;
  /** Only leaves take postings. */
  readonly leaf: boolean;
}

export type TaxpayerType = 'general' | 'smallScale';

export interface Chart {
  readonly id: 'cnSmallBusiness' | 'cnEnterprise' | 'general';
  readonly name: { readonly zh: string; readonly en: string };
  readonly accounts: readonly Account[];
  readonly roleMap: RoleMap;
}

/** code, Chinese name, English name. */
export type AccountRow = readonly [code: string, zh: string, en: string];

export interface AccountGroup {
  readonly class: AccountClass;
  readonly normalBalance: NormalBalance;
  /** Accounts that stand against their group, e.g. accumulated depreciation. */
  readonly opposite?: readonly string[];
  readonly both?: readonly string[];
  readonly rows: readonly AccountRow[];
}

/** The longest other code that this one begins with. */
const parentOf = (code: string, codes: readonly string[]): string | undefined =>
  codes
    .filter((other) => other.length < code.length && code.startsWith(other))
    .sort((a, b) => b.length - a.length)[0];

const balanceOf = (group: AccountGroup, code: string): NormalBalance => {
  if (group.both?.includes(code)) return 'both';
  if (!group.opposite?.includes(code)) return group.normalBalance;
  return group.normalBalance === 'debit' ? 'credit' : 'debit';
};

/** Accounts in order of their codes. A code that begins with another's is its sub-account. */
export const accountsFrom = (groups: readonly AccountGroup[]): Account[] => {
  const codes = groups.flatMap((group) => group.rows.map(([code]) => code));
  const parents = new Set(codes.map((code) => parentOf(code, codes)));
  return groups
    .flatMap((group) =>
      group.rows.map(([code, zh, en]) => {
        const parent = parentOf(code, codes);
        return {
          code,
          name: { zh, en },
          class: group.class,
          normalBalance: balanceOf(group, code),
          ...(parent === undefined ? {} : { parent }),
          leaf: !parents.has(code),
        };
      }),
    )
    .sort((a, b) => (a.code < b.code ? -1 : 1));
};
