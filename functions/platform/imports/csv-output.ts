import { neutraliseFormula } from './formula-cells.ts';

const quotedCell = (text: string): string =>
  /[",;\t\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;

/**
 * A table as CSV (RFC 4180): a byte order mark, so that spreadsheets take it for UTF-8, and no
 * cell that they would run as a formula.
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => row.map((cell) => quotedCell(neutraliseFormula(cell))).join(','));
  return `\ufeff${lines.map((line) => `${line}\r\n`).join('')}`;
}
