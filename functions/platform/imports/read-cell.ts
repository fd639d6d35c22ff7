import type { FieldMeta } from '../../../shared/contracts/fields.ts';
import { decimalBounds } from '../../../shared/contracts/fields.ts';
import { valueNamed } from '../../../shared/contracts/value-named.ts';
import { dateOfDayNumber, dayNumber, isBusinessDate } from '../../../shared/kernel/date.ts';
import { decimal, div, isDecimal } from '../../../shared/kernel/decimal.ts';
import type { AppError } from '../../../shared/kernel/errors.ts';
import { isoInstant } from '../clock.ts';
import { restoreFormula } from './formula-cells.ts';
import { unreadableCell } from './import-errors.ts';
import type { Cell } from './read-table.ts';

const TRUE = new Set(['true', 'yes', 'y', '1', '是', '√', '✓', '有']);
const FALSE = new Set(['false', 'no', 'n', '0', '否', '×', '✗', '无']);

const no = (reason: string): AppError => unreadableCell({ reason });
const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/**
 * The value of a cell for a field, or undefined for a blank one. References stay the text that
 * names them. Throws `unreadableCell` with a sentence for the person who has the file.
 */
export function readCell(cell: Cell, meta: FieldMeta): unknown {
  if (cell === null || (typeof cell === 'string' && cell.trim() === '')) return undefined;
  const kind = meta.kind ?? 'text';
  if (kind === 'date') return readDate(cell);
  if (kind === 'flag') return typeof cell === 'boolean' ? cell : readFlag(String(cell));
  const text = restoreFormula(textOf(cell));
  if (kind in decimalBounds) return readDecimal(text, kind === 'rate');
  if (kind === 'integer') return meta.choices ? Number(readChoice(text, meta)) : readInteger(text);
  if (kind === 'choice') return readChoice(text, meta);
  if (kind === 'currency') return text.trim().toUpperCase();
  if (kind === 'note') return text;
  return valueNamed(text.trim().replaceAll(/[\r\n\t]+/g, ' '), meta.names ?? {});
}

const textOf = (cell: string | boolean | Date): string =>
  cell instanceof Date ? isoInstant(cell.getTime()).slice(0, 10) : String(cell);

/** 1,234.50, 1 234,50, ¥12, (12), 13 % and 1.2E-7; a comma that may mean either is refused. */
export function readDecimal(given: string, percent = false): string {
  const text = given.normalize('NFKC').replaceAll(/[\s¥$€£']/g, '');
  const negative = /^\((.+)\)$/.exec(text)?.[1];
  const isPercent = percent && text.endsWith('%');
  const bare = plainNumber((negative ?? text).replace(/%$/, isPercent ? '' : '%'));
  if (bare === undefined) {
    const hint = /^-?\d+,\d+$/.test(text) ? ' Write the decimals after a point.' : '';
    throw no(`"${given.slice(0, 60)}" is no number.${hint}`);
  }
  const value = decimal(negative === undefined ? bare : `-${bare}`);
  return isPercent ? div(value, '100', 8) : value;
}

function plainNumber(text: string): string | undefined {
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) return plainNumber(text.replaceAll(',', ''));
  if (/^[+-]?\d{1,3}(\.\d{3})+,\d+$/.test(text)) {
    return plainNumber(text.replaceAll('.', '').replace(',', '.'));
  }
  const exponent = /^([+-]?)(\d+)(?:\.(\d*))?[eE]([+-]?\d{1,2})$/.exec(text);
  if (exponent) return withoutExponent(exponent);
  const parts = /^([+-]?)0*(\d*)(?:\.(\d*))?$/.exec(text);
  if (!parts || !/\d/.test(text)) return undefined;
  const [, sign, whole, fraction] = parts;
  const spelled = `${sign === '-' ? '-' : ''}${whole || '0'}${fraction ? `.${fraction}` : ''}`;
  return isDecimal(spelled) ? spelled : undefined;
}

function withoutExponent([, sign, whole = '', fraction = '', power]: string[]): string | undefined {
  const digits = whole + fraction;
  const point = whole.length + Number(power);
  const padded = digits.padStart(digits.length + Math.max(0, 1 - point), '0').padEnd(point, '0');
  const at = Math.max(1, point);
  return plainNumber(`${sign}${padded.slice(0, at)}.${padded.slice(at)}`);
}

function readInteger(text: string): number {
  const value = readDecimal(text);
  if (!/^-?\d{1,15}$/.test(value)) throw no(`"${text.slice(0, 60)}" is no whole number.`);
  return Number(value);
}

function readFlag(text: string): boolean {
  const value = folded(text);
  if (TRUE.has(value)) return true;
  if (FALSE.has(value)) return false;
  throw no(`"${text.slice(0, 60)}" is neither yes nor no (是/否).`);
}

function readChoice(text: string, { choices = {} }: FieldMeta): string {
  const wanted = folded(text);
  for (const [key, { en, zh }] of Object.entries(choices)) {
    if ([key, en, zh].some((name) => folded(name) === wanted)) return key;
  }
  const known = Object.values(choices).map(({ en, zh }) => (en === zh ? en : `${en} (${zh})`));
  throw no(`"${text.slice(0, 60)}" is not one of ${known.join(', ')}.`);
}

/** Day 0 of a workbook's calendar, which counts a 29 February 1900: 1 March is its day 61. */
const SHEET_EPOCH = dayNumber('1900-03-01') - 61;
const DATE = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T].*)?$/;

/** 2026-03-01, 2026/3/1, 2026.3.1, 20260301, 2026年3月1日, or a workbook's date. */
export function readDate(cell: string | boolean | Date): string {
  if (cell instanceof Date) return isoInstant(cell.getTime()).slice(0, 10);
  const text = String(cell).normalize('NFKC').trim();
  const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text);
  const [, year = '', month = '', day = ''] = DATE.exec(text) ?? compact ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (isBusinessDate(date)) return date;
  if (/^\d{5}(\.\d+)?$/.test(text)) return dateOfDayNumber(SHEET_EPOCH + Math.trunc(Number(text)));
  throw no(`"${text.slice(0, 60)}" is no date. Write year, month and day, as in 2026-03-01.`);
}
