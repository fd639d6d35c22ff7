import { add, eq, isZero, neg } from '../../../shared/kernel/decimal.ts';
import type { AccountRole, RoleMap } from './account-roles.ts';
import {
  alreadyReversed,
  journalNotBalanced,
  journalTooShort,
  lineEmpty,
  lineOnBothSides,
} from './finance-errors.ts';

/** A line names its account by role (posting rules) or by code (hand-written vouchers). */
export type AccountRef =
  | { readonly role: AccountRole; readonly accountCode?: never }
  | { readonly accountCode: string; readonly role?: never };

/** Auxiliary accounting: ids of the nouns an amount belongs to. */
export interface Dimensions {
  readonly customer?: string;
  readonly supplier?: string;
  readonly item?: string;
  readonly department?: string;
  readonly project?: string;
  readonly person?: string;
  readonly order?: string;
  readonly warehouse?: string;
}

export type JournalLine = AccountRef & {
  /** In the journal's currency; one of the two sides is '0'. Negative is a red entry. */
  readonly debit: string;
  readonly credit: string;
  readonly dimensions?: Dimensions;
  readonly memo?: string;
  /** On a line of opening clearing: the control account whose balance it stands for. */
  readonly clears?: string;
  /** When the business was done in another currency: the amount there and the rate used (M9). */
  readonly foreign?: {
    readonly currency: string;
    readonly amount: string;
    readonly rate: string;
  };
};

export interface JournalSource {
  readonly noun: string;
  readonly id: string;
  readonly number?: string;
}

export interface JournalDraft {
  readonly date: string;
  readonly currency: string;
  readonly lines: readonly JournalLine[];
  readonly source: JournalSource;
  readonly memo?: string;
  /** Set on a reversal: the journal it takes back. */
  readonly reverses?: { readonly id: string; readonly number?: string };
}

export type JournalHeader = Omit<JournalDraft, 'lines' | 'reverses'>;

export const debit = (
  role: AccountRole,
  amount: string,
  dimensions: Dimensions = {},
): JournalLine => ({ role, debit: amount, credit: '0', dimensions });

export const credit = (
  role: AccountRole,
  amount: string,
  dimensions: Dimensions = {},
): JournalLine => ({ role, debit: '0', credit: amount, dimensions });

/** Σ debit and Σ credit. */
export const totalsOf = (lines: readonly JournalLine[]): { debit: string; credit: string } => ({
  debit: lines.reduce((total, line) => add(total, line.debit), '0'),
  credit: lines.reduce((total, line) => add(total, line.credit), '0'),
});

/** M1: two lines or more, one side each, debit equals credit. Throws what is wrong first. */
export const assertBalanced = (journal: JournalDraft): void => {
  const { lines, currency } = journal;
  lines.forEach((line, i) => {
    if (!isZero(line.debit) && !isZero(line.credit)) {
      throw lineOnBothSides({ line: i + 1 }, `/lines/${i}`);
    }
    if (isZero(line.debit) && isZero(line.credit)) {
      throw lineEmpty({ line: i + 1 }, `/lines/${i}`);
    }
  });
  if (lines.length < 2) throw journalTooShort({ count: lines.length }, '/lines');
  const totals = totalsOf(lines);
  if (!eq(totals.debit, totals.credit)) {
    throw journalNotBalanced({ ...totals, currency }, '/lines');
  }
};

/** True when `assertBalanced` has nothing to say. */
export const balanced = (journal: JournalDraft): boolean => {
  const oneSided = (line: JournalLine) => isZero(line.debit) !== isZero(line.credit);
  const totals = totalsOf(journal.lines);
  return (
    journal.lines.length >= 2 && journal.lines.every(oneSided) && eq(totals.debit, totals.credit)
  );
};

const isRed = (line: JournalLine): boolean =>
  line.debit.startsWith('-') || line.credit.startsWith('-');

const keyOf = (line: JournalLine): string => {
  const dimensions = Object.entries(line.dimensions ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const side = isZero(line.debit) ? 'credit' : 'debit';
  const account = line.role ?? `#${line.accountCode}`;
  return JSON.stringify([
    account,
    side,
    isRed(line),
    line.memo ?? '',
    line.clears ?? '',
    dimensions,
  ]);
};

/**
 * Adds up lines of the same account, side, dimensions and memo; lines without an amount go.
 * Red and black lines, and lines in a foreign currency, stay apart.
 */
export const mergeLines = (lines: readonly JournalLine[]): JournalLine[] => {
  const merged = new Map<string, JournalLine>();
  for (const [i, line] of lines.entries()) {
    if (isZero(line.debit) && isZero(line.credit)) continue;
    const key = line.foreign === undefined ? keyOf(line) : `foreign ${i}`;
    const known = merged.get(key) ?? { debit: '0', credit: '0' };
    const sums = { debit: add(known.debit, line.debit), credit: add(known.credit, line.credit) };
    merged.set(key, { ...line, ...sums });
  }
  return [...merged.values()];
};

/**
 * The journal of a business event. An event without any amount (goods of no value) gives a
 * journal without lines, which is not posted: ask `isEmpty`. Throws when it does not balance.
 */
export const journalOf = (header: JournalHeader, lines: readonly JournalLine[]): JournalDraft => {
  const journal = { ...header, lines: mergeLines(lines) };
  if (journal.lines.length > 0) assertBalanced(journal);
  return journal;
};

export const isEmpty = (journal: JournalDraft): boolean => journal.lines.length === 0;

/** The same lines as red entries: same account, same side, negative (红字). */
export const redLines = (lines: readonly JournalLine[]): JournalLine[] =>
  lines.map((line) => ({
    ...line,
    debit: neg(line.debit),
    credit: neg(line.credit),
    ...(line.foreign === undefined
      ? {}
      : { foreign: { ...line.foreign, amount: neg(line.foreign.amount) } }),
  }));

/** M4: a posted journal is corrected by its red image, which names it. */
export const reverse = (
  journal: JournalDraft,
  original: { readonly id: string; readonly number?: string },
  date: string,
): JournalDraft => {
  if (journal.reverses !== undefined) {
    throw alreadyReversed({ number: original.number ?? original.id });
  }
  return { ...journal, date, lines: redLines(journal.lines), reverses: original };
};

/** Replaces roles by the codes of a chart. */
export const withAccounts = (
  lines: readonly JournalLine[],
  roles: RoleMap,
): (Omit<JournalLine, 'role' | 'accountCode'> & { readonly accountCode: string })[] =>
  lines.map(({ role, accountCode, ...rest }) => ({
    ...rest,
    accountCode: role === undefined ? accountCode : roles[role],
  }));
