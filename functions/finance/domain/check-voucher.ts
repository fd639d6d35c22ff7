import type { account } from '../../../shared/contracts/finance/account.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import { abs, add, eq, mul } from '../../../shared/kernel/decimal.ts';
import { roundMoney } from '../../../shared/kernel/money.ts';
import {
  accountArchived,
  accountNotLeaf,
  accountUnknown,
  foreignNotConverted,
  tooPrecise,
} from './finance-errors.ts';
import type { StoredLine } from './stored-lines.ts';

export type AccountDoc = Doc<typeof account>;
export type Accounts = ReadonlyMap<string, AccountDoc>;

/** Throws 'finance.tooPrecise': an amount of money has no more decimals than its currency. */
export function assertPayable(amount: string, currency: string, pointer: string): void {
  if (!eq(roundMoney(amount, currency), amount)) throw tooPrecise({ amount, currency }, pointer);
}

/** An account that may be posted to by hand. Throws what keeps it from that. */
export function assertOpenToPosting(accounts: Accounts, code: string, pointer: string): void {
  const found = accounts.get(code);
  if (!found) throw accountUnknown({ code }, pointer);
  if (!found.leaf) throw accountNotLeaf({ code }, pointer);
  if (found.archived) throw accountArchived({ code }, pointer);
}

/** M9: amount × rate is what was booked; all three stand on the line or none does. */
function assertConverted(line: StoredLine, number: number, currency: string): void {
  const { foreignCurrency, foreignAmount, exchangeRate, debit, credit } = line;
  const given = [foreignCurrency, foreignAmount, exchangeRate].filter((one) => one !== undefined);
  if (given.length === 0) return;
  const booked = add(debit, credit);
  const converted =
    given.length === 3 &&
    eq(roundMoney(mul(foreignAmount ?? '0', exchangeRate ?? '0'), currency), booked);
  if (converted) return;
  const params = {
    line: number,
    amount: foreignAmount ?? '?',
    currency: foreignCurrency ?? '?',
    rate: exchangeRate ?? '?',
    booked: abs(booked),
  };
  throw foreignNotConverted(params, `/lines/${number - 1}`);
}

/** What a voucher written by hand must satisfy besides balancing. */
export function assertVoucher(
  lines: readonly StoredLine[],
  accounts: Accounts,
  currency: string,
): void {
  lines.forEach((line, i) => {
    assertOpenToPosting(accounts, line.accountCode, `/lines/${i}/accountCode`);
    assertPayable(line.debit, currency, `/lines/${i}/debit`);
    assertPayable(line.credit, currency, `/lines/${i}/credit`);
    assertConverted(line, i + 1, currency);
  });
}
