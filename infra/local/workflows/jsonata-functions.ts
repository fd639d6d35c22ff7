import { createHash } from 'node:crypto';
import jsonata from 'jsonata';
import type { HostClock } from '../host-clock.ts';
import type { Bindings } from './expressions.ts';

/** Where expressions get what is not a function of their input. */
export interface Chance {
  random: () => number;
  newId: () => string;
}

const formatTime = jsonata('$fromMillis($at, $picture, $zone)');
const HASHES: Record<string, string> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

/** The functions that Step Functions adds to JSONata, and the clock and chance of this host. */
export function awsFunctions(clock: HostClock, chance: Chance): Bindings {
  return {
    partition,
    range,
    hash,
    parse: (text: string) => JSON.parse(text),
    uuid: () => chance.newId(),
    random: (seed?: number) => (seed === undefined ? chance.random() : seeded(seed)),
    millis: () => clock.now(),
    now: (picture?: string, zone?: string) => {
      const at = clock.now();
      if (picture === undefined) return new Date(at).toISOString();
      return formatTime.evaluate(undefined, { at, picture, zone });
    },
  };
}

function partition(list: unknown[], size: number): unknown[][] | undefined {
  if (list === undefined) return undefined;
  if (!Number.isInteger(size) || size < 1) throw new TypeError('$partition needs a size from 1 up');
  const chunks: unknown[][] = [];
  for (let index = 0; index < list.length; index += size) {
    chunks.push(list.slice(index, index + size));
  }
  return chunks;
}

/** Both ends included; the step may be negative. */
function range(first: number, last: number, step: number): number[] {
  if (![first, last, step].every(Number.isFinite) || step === 0) {
    throw new TypeError('$range needs a first, a last and a step that is not zero');
  }
  const count = Math.floor((last - first) / step) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => first + index * step);
}

function hash(text: string, algorithm = 'SHA-256'): string {
  const name = HASHES[algorithm];
  if (!name) throw new TypeError(`$hash does not know the algorithm ${algorithm}`);
  return createHash(name).update(text).digest('hex');
}

/** The same seed gives the same number, which is all that AWS promises. */
function seeded(seed: number): number {
  const digest = createHash('sha256').update(String(seed)).digest();
  return digest.readUInt32BE(0) / 2 ** 32;
}
