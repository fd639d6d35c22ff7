/** One measured figure, as `npm run bench` prints it: one JSON object a line. */
export interface Figure {
  /** The row of the performance table it answers. */
  row: number;
  metric: string;
  value: number;
  unit: string;
  /** What it is held against, measured in the same run where it can be. */
  baseline?: number;
  ratio?: number;
  goal: string;
  met: boolean;
  /** What else one must know to read the number. */
  note?: string;
  /** Why a goal is missed, as profiling shows it; left out where it is met. */
  reason?: string;
}

/** The reason belongs to the miss: a figure that meets its goal says none. */
export const unlessMet = (met: boolean, reason: string) => (met ? { met } : { met, reason });

export type Measure = () => Promise<Figure[]>;

export const rounded = (value: number, digits = 2): number =>
  Math.round(value * 10 ** digits) / 10 ** digits;

/** Processor time of this process in milliseconds, user and system. */
export function cpuMs(since?: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** The least of several runs: noise of a shared machine only ever adds. */
export async function leastOf(runs: number, once: () => Promise<number>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run += 1) least = Math.min(least, await once());
  return least;
}
