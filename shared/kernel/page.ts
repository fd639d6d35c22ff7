import { defineError } from './errors.ts';

export type CursorValue = string | number | null;

const MAX_LENGTH = 4_096;
const MAX_VALUES = 16;
const invalidCursor = defineError(
  'invalidCursor',
  400,
  'The cursor is not one that this list has given out.',
);

/** Sort values of the last entry as base64url JSON. The platform signs it before it goes out. */
export function encodeCursor(values: readonly CursorValue[]): string {
  if (!isCursor(values)) throw invalidCursor();
  const bytes = new TextEncoder().encode(JSON.stringify(values));
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const text = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  if (text.length > MAX_LENGTH) throw invalidCursor();
  return text;
}

/** Throws 'invalidCursor' for anything that `encodeCursor` cannot have made. */
export function decodeCursor(text: string): CursorValue[] {
  if (text.length > MAX_LENGTH || !/^[A-Za-z0-9_-]+$/.test(text)) throw invalidCursor();
  const values = readJson(text);
  if (!isCursor(values)) throw invalidCursor();
  return values;
}

function readJson(text: string): unknown {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw invalidCursor();
  }
}

function isCursor(values: unknown): values is CursorValue[] {
  return (
    Array.isArray(values) &&
    values.length <= MAX_VALUES &&
    values.every((value) => value === null || typeof value === 'string' || Number.isFinite(value))
  );
}
