import {
  add,
  cmp,
  type Decimal,
  div,
  isPositive,
  isZero,
  max,
  min,
  mul,
  sub,
  sum,
} from '../../../shared/kernel/decimal.ts';

export interface Candidate {
  supplierId: string;
  supplierPriceId: string;
  quantity: Decimal;
  netPrice: Decimal;
  net: Decimal;
  leadTimeDays?: number;
  agreedShare?: Decimal;
  actualShare: Decimal;
  priority?: number;
}

export interface Weights {
  priceWeight: number;
  leadTimeWeight: number;
  shareWeight: number;
}

interface Step {
  label: { en: string; zh: string };
  value: string;
}

export type Ranked = Candidate & { rank: number; score: Decimal; steps: Step[] };

const PLACES = 4;

/**
 * Each part is 0 to 1: best price / price, best lead time / lead time (a day counts at least),
 * and how far a supplier is below the share that was agreed. What is not known has no weight.
 */
export function rankSuppliers(candidates: readonly Candidate[], weights: Weights): Ranked[] {
  const best = candidates.map(({ net, quantity }) => div(net, quantity, 10));
  const lowest = best.length === 0 ? '0' : min(best[0] as Decimal, ...best.slice(1));
  const days = candidates.flatMap(({ leadTimeDays }) => leadTimeDays ?? []);
  const quickest = days.length === 0 ? undefined : Math.min(...days);
  const scored = candidates.map((one, index) => {
    const price = best[index] as Decimal;
    const parts = [
      part('Price', '价格', weights.priceWeight, isZero(price) ? '1' : div(lowest, price, PLACES)),
      ...leadTimePart(one, quickest, weights.leadTimeWeight),
      ...sharePart(one, weights.shareWeight),
    ];
    const whole = sum(parts.map(({ weight }) => String(weight)));
    const points = sum(parts.map(({ weight, value }) => mul(String(weight), value)));
    const score = isPositive(whole) ? div(points, whole, PLACES) : '0';
    return { ...one, score, steps: parts.map(({ label, value }) => ({ label, value })) };
  });
  return scored
    .toSorted(
      (a, b) =>
        cmp(b.score, a.score) ||
        (a.priority ?? 99) - (b.priority ?? 99) ||
        (a.supplierPriceId < b.supplierPriceId ? -1 : 1),
    )
    .map((one, index) => ({ ...one, rank: index + 1 }));
}

const part = (en: string, zh: string, weight: number, value: Decimal) => ({
  label: { en, zh },
  weight,
  value,
});

const leadTimePart = (
  { leadTimeDays }: Candidate,
  quickest: number | undefined,
  weight: number,
) => {
  if (leadTimeDays === undefined || quickest === undefined) return [];
  const days = (count: number) => String(Math.max(1, count));
  return [part('Lead time', '交期', weight, div(days(quickest), days(leadTimeDays), PLACES))];
};

/** Wholly below the agreed share counts 1, at or above it 0. */
const sharePart = ({ agreedShare, actualShare }: Candidate, weight: number) => {
  if (agreedShare === undefined || isZero(agreedShare)) return [];
  const short = div(max('0', sub(agreedShare, actualShare)), agreedShare, PLACES);
  return [part('Below the agreed share', '低于约定份额', weight, min('1', add(short)))];
};
