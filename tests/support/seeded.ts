/** A reproducible stream of numbers: the same seed gives the same run. */
export interface Random {
  seed: number;
  /** A whole number from 0 to below `bound`. */
  below: (bound: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(list: readonly T[]) => T;
  shuffled: <T>(list: readonly T[]) => T[];
  /** Lower-case letters and digits. */
  word: (length: number) => string;
}

/** mulberry32: small, fast, and good enough to spread over cases. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (bound: number) => Math.floor(next() * bound);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  return {
    seed,
    below,
    pick,
    chance: (probability) => next() < probability,
    shuffled(list) {
      const copy = [...list];
      for (let index = copy.length - 1; index > 0; index -= 1) {
        const other = below(index + 1);
        [copy[index], copy[other]] = [copy[other] as never, copy[index] as never];
      }
      return copy;
    },
    word: (length) =>
      Array.from({ length }, () => pick([...'abcdefghjkmnpqrstvwxyz0123456789'])).join(''),
  };
}

/**
 * The seed of this run: `SEED=… vitest run <file>` repeats one that failed. A change is judged by
 * what it changes, so `npm test` throws the same dice every time; `npm run assure` throws new ones.
 */
export const runSeed = (): number => Number(process.env['SEED'] ?? 20_261_121);

/** Runs the work and, if it fails, says by which seed it can be repeated. */
export async function replayable<T>(
  seed: number,
  work: (random: Random) => Promise<T>,
): Promise<T> {
  try {
    return await work(randomOf(seed));
  } catch (error) {
    process.stderr.write(`seed=${seed} repeat with SEED=${seed}\n`);
    throw error;
  }
}

/** Works through a list, so many at a time, in the order given. */
export async function inParallel<T>(
  list: readonly T[],
  width: number,
  work: (one: T, index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < list.length) {
      const index = next;
      next += 1;
      await work(list[index] as T, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, list.length) }, worker));
}
