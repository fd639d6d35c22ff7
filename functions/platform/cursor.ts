import { createHmac, timingSafeEqual } from 'node:crypto';
import { defineError } from '../../shared/kernel/errors.ts';
import { type CursorValue, decodeCursor, encodeCursor } from '../../shared/kernel/page.ts';
import { environment } from './environment.ts';

const invalidCursor = defineError(
  'invalidCursor',
  400,
  'The cursor is not valid for this list. Start again without it.',
);

const mac = (text: string, purpose: string): string =>
  createHmac('sha256', environment().cursorKey).update(`${purpose}\n${text}`).digest('base64url');

/** A cursor that only the list it came from, of the same tenant and order, will take back. */
export function sealCursor(values: readonly CursorValue[], purpose: string): string {
  const text = encodeCursor(values);
  return `${text}.${mac(text, purpose).slice(0, 22)}`;
}

export function openCursor(cursor: string, purpose: string): CursorValue[] {
  const [text, given, ...rest] = cursor.split('.');
  if (!text || given?.length !== 22 || rest.length > 0) throw invalidCursor({}, '/cursor');
  const expected = mac(text, purpose).slice(0, 22);
  if (!timingSafeEqual(Buffer.from(given), Buffer.from(expected))) {
    throw invalidCursor({}, '/cursor');
  }
  return decodeCursor(text);
}
