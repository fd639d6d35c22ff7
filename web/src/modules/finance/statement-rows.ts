import type { Label } from '../../../../shared/contracts/fields.ts';

export interface StatementAccount {
  accountCode: string;
  name: string;
  nameEn?: string | undefined;
  /** The whole balance, if another line shows a part of it. */
  balance?: string | undefined;
}

export interface StatementLine<A extends StatementAccount = StatementAccount> {
  id: string;
  kind: 'heading' | 'line' | 'detail' | 'total';
  label: Label;
  no?: number | undefined;
  accounts: readonly A[];
}

/** A row of the page: a line of the form, one of its accounts, or the way to its parties. */
export type StatementRow<L extends StatementLine> =
  | { kind: 'line'; line: L; open: boolean }
  | { kind: 'account'; line: L; account: L['accounts'][number] }
  | { kind: 'parties'; line: L };

/** Lines whose open items say who owes, and who is owed. */
export const partiesOf: Readonly<Record<string, string>> = {
  receivables: '/finance/receivables',
  payables: '/finance/payables',
};

export const openLines = (text: string | undefined): readonly string[] =>
  text ? text.split(' ') : [];

/** The lines that are open once this one was opened or shut. */
export function toggled(open: readonly string[], id: string): string | undefined {
  const next = open.includes(id) ? open.filter((one) => one !== id) : [...open, id];
  return next.length === 0 ? undefined : next.join(' ');
}

/** The lines with what lies under those that are open. */
export const rowsOf = <L extends StatementLine>(
  lines: readonly L[],
  open: readonly string[],
): StatementRow<L>[] =>
  lines.flatMap((line): StatementRow<L>[] => {
    const isOpen = line.accounts.length > 0 && open.includes(line.id);
    const row: StatementRow<L> = { kind: 'line', line, open: isOpen };
    if (!isOpen) return [row];
    const accounts = line.accounts.map((account) => ({ kind: 'account' as const, line, account }));
    return [row, ...accounts, ...(partiesOf[line.id] ? [{ kind: 'parties' as const, line }] : [])];
  });
