import { repeatedLine } from './errors.ts';

interface Line {
  lineNo?: number | undefined;
}

const HIGHEST = 9_999;

/**
 * The numbers of lines that take the place of those before. A line keeps the number that it names,
 * so that the changes of two people meet at the same line; one without follows the highest of old
 * and new, so that no number comes to mean another line, or takes the lowest that is free if none
 * is higher. Where none is named it is a list of its own, counted from one. Throws as
 * `assertOnceEach` does.
 */
export function lineNumbers(lines: readonly Line[], before: readonly Line[] = []): number[] {
  const named = lines.flatMap(({ lineNo }) => lineNo ?? []);
  const old = named.length === 0 ? [] : before.flatMap(({ lineNo }) => lineNo ?? []);
  const taken = new Set([...named, ...old]);
  let last = Math.max(0, ...taken);
  const next = (): number => {
    if (last < HIGHEST) {
      last += 1;
      return last;
    }
    let free = 1;
    while (taken.has(free)) free += 1;
    taken.add(free);
    return free;
  };
  assertOnceEach(lines);
  return lines.map(({ lineNo }) => lineNo ?? next());
}

/** Throws 'repeatedLine' at the second line of one number. */
export function assertOnceEach(lines: readonly Line[]): void {
  const seen = new Set<number>();
  for (const [index, { lineNo }] of lines.entries()) {
    if (lineNo === undefined) continue;
    if (seen.has(lineNo)) throw repeatedLine({ lineNo }, `/lines/${index}/lineNo`);
    seen.add(lineNo);
  }
}
