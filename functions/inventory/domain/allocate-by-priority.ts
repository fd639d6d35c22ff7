import { add, cmp, gt, isZero, lt, max, min, sub } from '../../../shared/kernel/decimal.ts';

/** An order line that competes for the stock of one item. */
export interface AllocationOrder {
  readonly id: string;
  /** Customer tier: 'A' before 'B'; without a tier last. */
  readonly tier?: string;
  /** Contractual penalty for being late, in the company's currency. */
  readonly penalty?: string;
  readonly due: string;
  readonly amount: string;
  readonly quantity: string;
  /** Reserved for it and not to be touched. */
  readonly hardReserved?: string;
  /** Reserved for it so far, open to re-allocation. */
  readonly softReserved?: string;
}

export type AllocationReason = 'hard' | 'tier' | 'penalty' | 'due' | 'amount' | 'id';

export interface AllocationResult {
  readonly id: string;
  readonly wanted: string;
  readonly allocated: string;
  readonly short: string;
  /** Change against what was reserved before. */
  readonly change: string;
  /** For a loser: who got stock before it, how much, and which rule decided. */
  readonly because: readonly {
    readonly id: string;
    readonly quantity: string;
    readonly rule: AllocationReason;
  }[];
}

type Comparison = readonly [AllocationReason, (a: AllocationOrder, b: AllocationOrder) => number];

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Tier, then higher penalty, earlier due date, higher amount, id. */
const comparisons: readonly Comparison[] = [
  ['tier', (a, b) => text(a.tier ?? '\uffff', b.tier ?? '\uffff')],
  ['penalty', (a, b) => cmp(b.penalty ?? '0', a.penalty ?? '0')],
  ['due', (a, b) => text(a.due, b.due)],
  ['amount', (a, b) => cmp(b.amount, a.amount)],
  ['id', (a, b) => text(a.id, b.id)],
];

const decide = (a: AllocationOrder, b: AllocationOrder): [AllocationReason, number] => {
  for (const [rule, compare] of comparisons) {
    const order = compare(a, b);
    if (order !== 0) return [rule, order];
  }
  return ['id', 0];
};

/**
 * Shares the stock of one item among orders: hard reservations first, then by priority.
 * `stock` is the usable quantity on hand, hard and soft reserved quantities included. Every order
 * that gets less than it wants learns who stood before it and by which rule.
 */
export const allocateByPriority = (
  orders: readonly AllocationOrder[],
  stock: string,
): AllocationResult[] => {
  const ranked = [...orders].sort((a, b) => decide(a, b)[1]);
  const hardOf = (order: AllocationOrder) => min(order.hardReserved ?? '0', order.quantity);
  let free = max(
    '0',
    sub(
      stock,
      ranked.reduce((total, o) => add(total, hardOf(o)), '0'),
    ),
  );
  const granted = ranked.map((order) => {
    const hard = hardOf(order);
    const soft = min(free, sub(order.quantity, hard));
    free = sub(free, soft);
    return { order, hard, soft, allocated: add(hard, soft) };
  });
  return granted.map(({ order, allocated }, rank) => {
    const short = sub(order.quantity, allocated);
    const before = add(order.hardReserved ?? '0', order.softReserved ?? '0');
    const winners = granted.flatMap((other, place) => {
      if (other.order === order || isZero(other.allocated)) return [];
      if (place < rank) {
        const rule = decide(other.order, order)[0];
        return [{ id: other.order.id, quantity: other.allocated, rule }];
      }
      return gt(other.hard, '0')
        ? [{ id: other.order.id, quantity: other.hard, rule: 'hard' as const }]
        : [];
    });
    const lost = gt(short, '0') || lt(allocated, before);
    return {
      id: order.id,
      wanted: order.quantity,
      allocated,
      short,
      change: sub(allocated, before),
      because: lost ? winners : [],
    };
  });
};
