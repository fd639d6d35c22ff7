import { describe, expect, it } from 'vitest';
import { ORDERS_PER_RUN, pageOfRun } from './page-of-run.ts';

const ids = (count: number) => Array.from({ length: count }, (_, index) => `so_${index}`);
const run = (number: number) => new Date(Date.UTC(2026, 10, 22, number * 4)).toISOString();

describe('what a run of the sweep looks at', () => {
  it('is all of a short list, every time', () => {
    expect(pageOfRun(ids(3), run(0))).toEqual(ids(3));
    expect(pageOfRun(ids(ORDERS_PER_RUN), run(1))).toHaveLength(ORDERS_PER_RUN);
    expect(pageOfRun([], run(0))).toEqual([]);
  });

  it('is a part of a long one, and all of it in as many runs as there are parts', () => {
    const long = ids(ORDERS_PER_RUN * 2 + 1);
    const seen = [0, 1, 2].map((number) => pageOfRun(long, run(number)));
    expect(seen.flat().sort()).toEqual(long.sort());
    for (const part of seen) expect(part.length).toBeLessThanOrEqual(ORDERS_PER_RUN);
  });
});
