import { accountWithoutLine } from '../finance-errors.ts';
import { placesOnSheet } from './balance-sheet.ts';
import { placesOnIncomeStatement } from './income-statement.ts';
import type { PlacedAccount } from './place-accounts.ts';
import { takesBothSides } from './place-accounts.ts';
import type { Statements } from './statement-template.ts';

/**
 * An account by itself stands where its number says. Throws 'finance.accountWithoutLine' if no
 * line of the statements takes an account of its class with such a number.
 */
export function assertStandsOnStatement(statements: Statements, account: PlacedAccount): void {
  const { code, class: kind } = account;
  const books = { accounts: [{ code, class: kind }], roles: {} };
  const isResult = kind === 'income' || kind === 'expense';
  const places = isResult
    ? placesOnIncomeStatement(statements.incomeStatement, books)(code)
    : placesOnSheet(statements.balanceSheet, books)(code);
  if (!takesBothSides(places)) throw accountWithoutLine({ code }, '/code');
}
