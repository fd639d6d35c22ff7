import type { Line } from './grid-props.ts';

/** Lines that say something have numbers: a new one ten above the highest, as in imported files. */
export function withNumbers(rows: readonly Line[]): readonly Line[] {
  let highest = Math.max(0, ...rows.map(({ lineNo }) => Number(lineNo ?? 0)));
  return rows.map(({ lineNo, ...said }) => {
    if (Object.keys(said).length === 0) return said;
    if (lineNo !== undefined) return { lineNo, ...said };
    highest += 10;
    return { lineNo: highest, ...said };
  });
}
