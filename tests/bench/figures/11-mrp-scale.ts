import { type Measure, rounded } from '../figure.ts';
import { type Apart, planApart } from '../plan-apart.ts';

const RUNS = 3;
const SIZES = [20_000, 100_000] as const;

/** How time grows with the number of items: 1 is in proportion. */
function exponent(small: Apart, large: Apart): number {
  const [from, to] = SIZES;
  return Math.log(large.best.cpuMs / small.best.cpuMs) / Math.log(to / from);
}

/** n log n between the two sizes, as an exponent. */
function mostExponent(): number {
  const [from, to] = SIZES;
  return 1 + Math.log(Math.log(to) / Math.log(from)) / Math.log(to / from);
}

/** The dense company five times as large: time, memory and how they grow. */
export const measure: Measure = async () => {
  const small = planApart(SIZES[0], RUNS);
  const large = planApart(SIZES[1], RUNS);
  const { best, first } = large;
  const { storedMb } = first;
  const grows = rounded(exponent(small, large));
  return [
    {
      row: 11,
      metric: 'MRP end to end, 100,000 items, 6 levels, 100,000 demands',
      value: rounded(best.cpuMs / 1_000),
      unit: 's CPU',
      baseline: rounded(small.best.cpuMs / 1_000),
      ratio: rounded(best.cpuMs / small.best.cpuMs),
      goal: '≤ 10 s',
      met: best.cpuMs <= 10_000,
      note: `${best.orders} planned orders; ${best.seconds} s on the clock, ${first.seconds} s the first time; ${storedMb} MB at the peak; ms of CPU: ${JSON.stringify(best.steps)}`,
    },
    {
      row: 11,
      metric: 'exponent of growth from 20,000 to 100,000 items',
      value: grows,
      unit: 'of n',
      goal: `≤ n log n (${rounded(mostExponent())})`,
      met: grows <= mostExponent(),
      note: `${small.first.storedMb} MB and ${storedMb} MB`,
    },
  ];
};
