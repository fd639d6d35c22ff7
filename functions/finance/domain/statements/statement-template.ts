import type { AccountRole } from '../account-roles.ts';
import type { Chart } from '../charts/chart-template.ts';

export type Side = 'debit' | 'credit';

/**
 * Accounts that a line takes: by the first digits of their numbers, from–to, or by the role they
 * have. The longest digits win, and a role over any number.
 */
export interface Taking {
  readonly from?: string;
  readonly to?: string;
  readonly role?: AccountRole;
  /** Only balances on this side; some other line takes those on the other. */
  readonly only?: Side;
  /** What is netted before its side is known: one party on one account, or all that is taken. */
  readonly net?: 'party' | 'whole';
  /**
   * VAT: in a flow of money it stands with all else on its side of the voucher, if that is one
   * line.
   */
  readonly follows?: true;
}

/** A detail repeats a part of the line above it and counts into no total. */
export type LineKind = 'heading' | 'line' | 'detail' | 'total';

export interface StatementLine {
  readonly id: string;
  readonly kind: LineKind;
  readonly label: { readonly zh: string; readonly en: string };
  /** The number of the row in the form that the standard prints (行次). */
  readonly no?: number;
  /** On which side an amount is shown without a minus. */
  readonly side: Side;
  readonly takes: readonly Taking[];
  /** Of a total: the lines it adds, and those it takes off. */
  readonly plus: readonly string[];
  readonly minus: readonly string[];
}

/** Each part ends with its total, called as the part; that of equity with the total of `claims`. */
export interface BalanceSheetTemplate {
  readonly assets: readonly StatementLine[];
  readonly liabilities: readonly StatementLine[];
  /** Its line `retained` takes profit that was not transferred yet. */
  readonly equity: readonly StatementLine[];
  /** Where accounts go that no line takes, by class, so that nothing is lost. */
  readonly strays: Readonly<Record<'asset' | 'cost' | 'liability' | 'equity', string>>;
}

/** Ends with the total `netProfit`. */
export interface IncomeStatementTemplate {
  readonly lines: readonly StatementLine[];
  /** Results that belong to no line of this year: corrections of earlier years. */
  readonly outside: readonly Taking[];
  readonly strays: Readonly<Record<'income' | 'expense', string>>;
}

/**
 * Lines take the accounts that stand against cash: credited where money came in, debited where it
 * went out. Ends with the totals `netIncrease` and `closingCash`, and `openingCash` between them.
 */
export interface CashFlowTemplate {
  readonly lines: readonly StatementLine[];
  /** Where accounts go that no line takes. */
  readonly stray: string;
}

export interface Statements {
  readonly chart: Chart['id'];
  readonly balanceSheet: BalanceSheetTemplate;
  readonly incomeStatement: IncomeStatementTemplate;
  readonly cashFlow: CashFlowTemplate;
}

/** Accounts whose numbers begin with these digits, or with digits up to `to`. */
export const numbers = (from: string, to = from): Taking => ({ from, to });

/** The debit balances of each party on these accounts (借方余额，按往来单位). */
export const debtors = (from: string, to = from): Taking => ({
  ...{ from, to },
  only: 'debit',
  net: 'party',
});
export const creditors = (from: string, to = from): Taking => ({
  ...{ from, to },
  only: 'credit',
  net: 'party',
});
export const debtorsOf = (role: AccountRole): Taking => ({ role, only: 'debit', net: 'party' });
export const creditorsOf = (role: AccountRole): Taking => ({ role, only: 'credit', net: 'party' });

/** These accounts together, if they are a debit on the whole. */
export const netDebit = (from: string, to = from): Taking => ({
  ...{ from, to },
  only: 'debit',
  net: 'whole',
});
export const netCredit = (from: string, to = from): Taking => ({
  ...{ from, to },
  only: 'credit',
  net: 'whole',
});

/** Money that came in against these accounts, and money that went out. */
export const moneyIn = (from: string, to = from): Taking => ({ from, to, only: 'credit' });
export const moneyOut = (from: string, to = from): Taking => ({ from, to, only: 'debit' });
/** VAT on what was sold or bought. */
export const vatOn = (from: string, to = from): Taking => ({ from, to, follows: true });
export const vatIn = (from: string): Taking => ({ ...moneyIn(from), follows: true });
export const inBy = (...roles: AccountRole[]): Taking[] =>
  roles.map((role) => ({ role, only: 'credit' }));
export const outBy = (...roles: AccountRole[]): Taking[] =>
  roles.map((role) => ({ role, only: 'debit' }));
export const by = (...roles: AccountRole[]): Taking[] => roles.map((role) => ({ role }));

type Row = readonly [zh: string, en: string, no?: number];
type Adds = { readonly plus: readonly string[]; readonly minus?: readonly string[] };

const row = (id: string, kind: LineKind, side: Side, [zh, en, no]: Row): StatementLine => ({
  ...{ id, kind, side, label: { zh, en }, takes: [], plus: [], minus: [] },
  ...(no !== undefined && { no }),
});

/** The makers of lines for a part of a statement whose amounts stand on one side. */
export const linesOn = (side: Side) => ({
  heading: (id: string, ...text: Row) => row(id, 'heading', side, text),
  line: (id: string, text: Row, takes: readonly Taking[]): StatementLine => ({
    ...row(id, 'line', side, text),
    takes,
  }),
  /** Shown as a positive amount on the other side, and taken off in the total. */
  contra: (id: string, text: Row, takes: readonly Taking[]): StatementLine => ({
    ...row(id, 'line', side === 'debit' ? 'credit' : 'debit', text),
    takes,
  }),
  detail: (id: string, text: Row, takes: readonly Taking[]): StatementLine => ({
    ...row(id, 'detail', side, text),
    takes,
  }),
  total: (id: string, text: Row, { plus, minus = [] }: Adds): StatementLine => ({
    ...row(id, 'total', side, text),
    plus,
    minus,
  }),
});
