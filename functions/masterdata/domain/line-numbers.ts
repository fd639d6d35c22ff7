import { repeatedLine } from './errors.ts';

interface Line {
  lineNo?: number | undefined;
}

/**
 * The numbers of lines that take the place of those before. A line keeps the number that it names,
 * so that the changes of two people meet at the same line; one without follows the highest of old
 * and new, so that no number comes to mean another line. Where none is named it is a list of its
 * own, counted from one. Throws 'repeatedLine' at the second line of one number.
 */
export function lineNumbers(lines: readonly Line[], before: readonly Line[] = []): number[] {
  const named = lines.flatMap(({ lineNo }) => lineNo ?? []);
  const old = named.length === 0 ? [] : before.flatMap(({ lineNo }) => lineNo ?? []);
  let last = Math.max(0, ...named, ...old);
  const seen = new Set<number>();
  return lines.map(({ lineNo }, index) => {
    if (lineNo !== undefined && seen.has(lineNo)) {
      throw repeatedLine({ lineNo }, `/lines/${index}/lineNo`);
    }
    last += lineNo === undefined ? 1 : 0;
    const number = lineNo ?? last;
    seen.add(number);
    return number;
  });
}
