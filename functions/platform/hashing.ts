import { createHash } from 'node:crypto';
import { derivedId } from '../../shared/kernel/id.ts';

/** JSON with sorted keys, so that equal values give equal text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`);
    return `{${entries.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

export const sha256 = (data: string | Uint8Array): Buffer =>
  createHash('sha256').update(data).digest();

export const hashOf = (value: unknown): string => sha256(canonicalJson(value)).toString('hex');

/** The same id for the same cause, so that a repeated reaction finds what it made before. */
export const idFrom = (prefix: string, ...cause: string[]): string =>
  derivedId(prefix, sha256(JSON.stringify(cause)));
