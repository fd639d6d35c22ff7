import { add, isDecimal } from '../../../../shared/kernel/decimal.ts';
import type { Line } from '../../kit/lines/grid-props.ts';

const amountOf = (value: unknown): string =>
  typeof value === 'string' && isDecimal(value) ? value : '0';

/** Both sides of what was typed so far; what is no number yet counts as nothing. */
export function sidesOf(rows: readonly Line[]): { debit: string; credit: string } {
  return {
    debit: add('0', ...rows.map(({ debit }) => amountOf(debit))),
    credit: add('0', ...rows.map(({ credit }) => amountOf(credit))),
  };
}

/** The lines as the books want them: the side that nobody typed is 0. */
export const completeLines = (rows: readonly Line[]): Line[] =>
  rows.map((line) => ({ ...line, debit: line['debit'] ?? '0', credit: line['credit'] ?? '0' }));
