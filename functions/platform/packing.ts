import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Below this many bytes deflating does not save a write unit often enough to be worth its CPU. */
const PLAIN_BYTES = 600;

export interface Packed {
  /** JSON text, when short. */
  j?: string;
  /** Deflated JSON, when long. */
  z?: Uint8Array;
}

/**
 * JSON as it lies in the table: the store bills by the kilobyte, and documents deflate to a third.
 */
export function pack(value: unknown): Packed {
  const json = JSON.stringify(value);
  if (json.length < PLAIN_BYTES) return { j: json };
  return { z: deflateRawSync(json, { level: 3 }) };
}

export function unpack<T>(packed: Packed): T {
  if (packed.j !== undefined) return JSON.parse(packed.j) as T;
  if (packed.z === undefined) throw new TypeError('A packed value without content.');
  return JSON.parse(inflateRawSync(packed.z).toString('utf8')) as T;
}

export const packedBytes = (packed: Packed): number =>
  packed.j === undefined ? (packed.z?.byteLength ?? 0) : Buffer.byteLength(packed.j);
