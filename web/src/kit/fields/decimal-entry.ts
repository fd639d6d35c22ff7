import type { FieldKind } from '../../../../shared/contracts/fields.ts';
import { div, isDecimal, mul } from '../../../../shared/kernel/decimal.ts';
import { decimalText } from '../../lib/format.ts';
import { plainNumber } from './plain-number.ts';

/** The value of a field from what was typed: 13 in a rate is 0.13. As typed if it is no number. */
export function entered(text: string, kind: FieldKind | undefined): string | number | undefined {
  const plain = plainNumber(text.replace('%', ''));
  if (plain === '') return undefined;
  if (!isDecimal(plain)) return text;
  if (kind === 'integer') return plain.includes('.') ? text : Number(plain);
  if (kind === 'rate') return div(plain, '100', 8);
  return plain;
}

/** The value of a field as text to be edited. */
export function editable(value: unknown, kind: FieldKind | undefined): string {
  if (value === undefined || value === null) return '';
  const text = String(value);
  if (kind === 'rate' && isDecimal(text)) return mul(text, '100');
  return text;
}

/** The same while nobody edits it: with thousands. */
export function rested(value: unknown, kind: FieldKind | undefined): string {
  const text = editable(value, kind);
  return isDecimal(text) ? decimalText(text) : text;
}
