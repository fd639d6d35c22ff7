import { add, isZero, sub } from '../../../shared/kernel/decimal.ts';
import type { Account } from './charts/chart-template.ts';
import { accountNotLeaf, accountUnknown } from './finance-errors.ts';

export interface LedgerLine {
  readonly date: string;
  readonly accountCode: string;
  readonly debit: string;
  readonly credit: string;
}

export interface TrialBalanceRow {
  readonly accountCode: string;
  /** debit − credit before the first day. */
  readonly opening: string;
  readonly debit: string;
  readonly credit: string;
  readonly closing: string;
}

export interface TrialBalance {
  readonly rows: readonly TrialBalanceRow[];
  readonly totals: Omit<TrialBalanceRow, 'accountCode'>;
}

const sumUp = (a: Omit<TrialBalanceRow, 'accountCode'>, b: typeof a): typeof a => ({
  opening: add(a.opening, b.opening),
  debit: add(a.debit, b.debit),
  credit: add(a.credit, b.credit),
  closing: add(a.closing, b.closing),
});

const zero = { opening: '0', debit: '0', credit: '0', closing: '0' };

/** Fold of the lines (M3): what stood before `from`, what moved until `to`, both included. */
export const trialBalance = (
  lines: Iterable<LedgerLine>,
  from: string,
  to: string,
): TrialBalance => {
  const accounts = new Map<string, typeof zero>();
  for (const { date, accountCode, debit, credit } of lines) {
    if (date > to) continue;
    const balance = sub(debit, credit);
    const moved = date < from ? { opening: balance, debit: '0', credit: '0' } : { debit, credit };
    const known = accounts.get(accountCode) ?? zero;
    accounts.set(accountCode, sumUp(known, { opening: '0', ...moved, closing: balance }));
  }
  const rows = [...accounts]
    .map(([accountCode, sums]) => ({ accountCode, ...sums }))
    .sort((a, b) => (a.accountCode < b.accountCode ? -1 : 1));
  return { rows, totals: [...accounts.values()].reduce(sumUp, zero) };
};

/** M2: opening and closing are zero, debit equals credit. */
export const isInBalance = ({ totals }: TrialBalance): boolean =>
  isZero(totals.opening) && isZero(totals.closing) && isZero(sub(totals.debit, totals.credit));

/** The rows with those of their parents, each the sum of its sub-accounts. */
export const rollUp = (
  rows: readonly TrialBalanceRow[],
  chart: readonly { readonly code: string; readonly parent?: string | undefined }[],
): TrialBalanceRow[] => {
  const parents = new Map(chart.map((account) => [account.code, account.parent]));
  const sums = new Map<string, typeof zero>();
  for (const { accountCode, ...amounts } of rows) {
    let code: string | undefined = accountCode;
    while (code !== undefined) {
      sums.set(code, sumUp(sums.get(code) ?? zero, amounts));
      code = parents.get(code);
    }
  }
  return [...sums]
    .map(([accountCode, amounts]) => ({ accountCode, ...amounts }))
    .sort((a, b) => (a.accountCode < b.accountCode ? -1 : 1));
};

/** A posting goes to an account that exists and has no sub-accounts. */
export const assertPostable = (code: string, chart: readonly Account[]): void => {
  const account = chart.find((each) => each.code === code);
  if (account === undefined) throw accountUnknown({ code });
  if (!account.leaf) throw accountNotLeaf({ code });
};
