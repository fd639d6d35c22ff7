import { add, gt, gte, isNegative, isZero, min, sub } from '../../../../shared/kernel/decimal.ts';

/** One bucket of time, in order. Committed = open orders and unissued released components. */
export interface AtpBucket {
  /** A date or a week label. */
  readonly period: string;
  readonly supply: string;
  readonly committed: string;
}

export interface AtpPeriod {
  readonly period: string;
  /** Before carry-back; zero in periods without a supply. */
  readonly raw: string;
  readonly discrete: string;
  readonly cumulative: string;
  /** True in the first period and in those with a supply. */
  readonly counts: boolean;
}

export interface AtpResult {
  readonly periods: readonly AtpPeriod[];
  /** What a period with too little took from an earlier one. */
  readonly carried: readonly { period: string; from: string; quantity: string }[];
}

/** Supply minus everything committed until the next supply arrives. */
const rawOf = (onHand: string, buckets: readonly AtpBucket[]) => {
  const raw: string[] = [];
  const counts = buckets.map((bucket, i) => i === 0 || gt(bucket.supply, '0'));
  let last = 0;
  buckets.forEach((bucket, i) => {
    raw[i] = '0';
    if (counts[i]) {
      last = i;
      raw[i] = i === 0 ? add(onHand, bucket.supply) : bucket.supply;
    }
    raw[last] = sub(raw[last] ?? '0', bucket.committed);
  });
  return { raw, counts };
};

/** A negative period takes from earlier ones, the latest first; what is left is over-promised. */
const carryBack = (raw: readonly string[], buckets: readonly AtpBucket[]) => {
  const discrete = [...raw];
  const carried: { period: string; from: string; quantity: string }[] = [];
  for (const [i, bucket] of buckets.entries()) {
    for (let j = i - 1; j >= 0 && isNegative(discrete[i] ?? '0'); j--) {
      const earlier = discrete[j] ?? '0';
      if (!gt(earlier, '0')) continue;
      const open = discrete[i] ?? '0';
      const taken = min(earlier, sub('0', open));
      discrete[j] = sub(earlier, taken);
      discrete[i] = add(open, taken);
      const from = buckets[j]?.period ?? '';
      carried.push({ period: bucket.period, from, quantity: taken });
    }
  }
  return { discrete, carried };
};

/**
 * Discrete and cumulative available-to-promise. `onHand` is nettable stock; it counts as supply
 * of the first bucket. Buckets are ascending in time.
 */
export const availableToPromise = (onHand: string, buckets: readonly AtpBucket[]): AtpResult => {
  const { raw, counts } = rawOf(onHand, buckets);
  const { discrete, carried } = carryBack(raw, buckets);
  let running = '0';
  const periods = buckets.map((bucket, i) => {
    running = add(running, discrete[i] ?? '0');
    return {
      period: bucket.period,
      raw: raw[i] ?? '0',
      discrete: discrete[i] ?? '0',
      cumulative: running,
      counts: counts[i] ?? false,
    };
  });
  return { periods, carried };
};

export interface Promised {
  readonly period: string;
  readonly quantity: string;
}

export interface PromiseResult {
  readonly promises: readonly Promised[];
  /** What no period can promise: it would have to be made or bought. */
  readonly unpromised: string;
}

/** What can be promised at a period without a later shortfall: the least cumulative from it on. */
const freeFrom = (atp: AtpResult): string[] => {
  const free: string[] = [];
  let least: string | undefined;
  for (let i = atp.periods.length - 1; i >= 0; i--) {
    const here = atp.periods[i]?.cumulative ?? '0';
    least = least === undefined ? here : min(least, here);
    free[i] = least;
  }
  return free;
};

/**
 * The earliest promise for a quantity: the first period whose cumulative ATP covers it and never
 * dips below it later. With `split` each period promises what it newly has.
 */
export const promiseDates = (
  atp: AtpResult,
  quantity: string,
  options: { readonly split: boolean },
): PromiseResult => {
  const free = freeFrom(atp);
  if (!options.split) {
    const found = atp.periods.find((_, i) => gte(free[i] ?? '0', quantity));
    if (found === undefined) return { promises: [], unpromised: quantity };
    return { promises: [{ period: found.period, quantity }], unpromised: '0' };
  }
  const promises: Promised[] = [];
  let open = quantity;
  for (const [i, { period }] of atp.periods.entries()) {
    const fresh = sub(free[i] ?? '0', sub(quantity, open));
    const part = min(open, fresh);
    if (isZero(open) || !gt(part, '0')) continue;
    promises.push({ period, quantity: part });
    open = sub(open, part);
  }
  return { promises, unpromised: open };
};
