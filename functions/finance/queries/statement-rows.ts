import type { Decimal } from '../../../shared/kernel/decimal.ts';
import type { FilledLine } from '../domain/statements/fill-statement.ts';
import type { NamedAccount } from '../reports/statement-books.ts';

/** Two columns by their names. */
export const named = <const A extends string, const B extends string>(
  [first, second]: readonly [A, B],
  amounts: readonly Decimal[],
) => ({ [first]: amounts[0] ?? '0', [second]: amounts[1] ?? '0' }) as Record<A | B, Decimal>;

/** Lines as the contracts have them: columns by name, accounts with their names. */
export function statementRows<const A extends string, const B extends string>(
  columns: readonly [A, B],
  accounts: readonly NamedAccount[],
) {
  const byCode = new Map(accounts.map((account) => [account.code, account]));
  return ({ id, kind, label, no, amounts, accounts: shares }: FilledLine) => ({
    ...{ id, kind, label },
    ...(no !== undefined && { no }),
    ...named(columns, amounts),
    accounts: shares.map(({ accountCode, balance, ...share }) => {
      const { name = accountCode, nameEn } = byCode.get(accountCode) ?? {};
      return {
        ...{ accountCode, name },
        ...(nameEn !== undefined && { nameEn }),
        ...named(columns, share.amounts),
        ...(balance !== undefined && { balance }),
      };
    }),
  });
}
