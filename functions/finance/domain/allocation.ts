import { diffDays } from '../../../shared/kernel/date.ts';
import { add, gt, min, sub } from '../../../shared/kernel/decimal.ts';
import {
  allocationExceedsReceipt,
  amountNotPositive,
  itemUnknown,
  overAllocated,
} from './finance-errors.ts';

/** What a customer owes us or we owe a supplier, in the ledger's currency. */
export interface OpenItem {
  readonly id: string;
  readonly due: string;
  readonly open: string;
}

export interface Allocation {
  readonly item: string;
  readonly amount: string;
}

export interface AllocationOutcome {
  readonly allocations: readonly Allocation[];
  /** What no item takes: an advance. */
  readonly advance: string;
  readonly items: readonly OpenItem[];
}

const positive = (amount: string): void => {
  if (!gt(amount, '0')) throw amountNotPositive({ amount });
};

/** Oldest due first, then by id. */
export const oldestFirst = (items: readonly OpenItem[]): OpenItem[] =>
  [...items].sort((a, b) => (a.due + a.id < b.due + b.id ? -1 : 1));

const chooseOldest = (amount: string, items: readonly OpenItem[]): Allocation[] => {
  let left = amount;
  return oldestFirst(items)
    .map((item) => {
      const part = gt(item.open, '0') ? min(item.open, left) : '0';
      left = sub(left, part);
      return { item: item.id, amount: part };
    })
    .filter((allocation) => gt(allocation.amount, '0'));
};

/**
 * Applies an amount to open items: the chosen ones, else the oldest first. Never more than is
 * open on an item (M6) nor more than the amount; what remains is an advance.
 */
export const allocateReceipt = (
  amount: string,
  items: readonly OpenItem[],
  chosen?: readonly Allocation[],
): AllocationOutcome => {
  positive(amount);
  const allocations = chosen ?? chooseOldest(amount, items);
  const open = new Map(items.map((item) => [item.id, item.open]));
  let allocated = '0';
  for (const each of allocations) {
    positive(each.amount);
    const left = open.get(each.item);
    if (left === undefined) throw itemUnknown({ item: each.item });
    if (gt(each.amount, left)) {
      throw overAllocated({ item: each.item, open: left, amount: each.amount });
    }
    open.set(each.item, sub(left, each.amount));
    allocated = add(allocated, each.amount);
  }
  if (gt(allocated, amount)) throw allocationExceedsReceipt({ allocated, amount });
  return {
    allocations,
    advance: sub(amount, allocated),
    items: items.map((item) => ({ ...item, open: open.get(item.id) ?? item.open })),
  };
};

export interface AgeingBucket {
  /** Days past due, both included; the first bucket is everything not yet due. */
  readonly from: number | null;
  readonly to: number | null;
  readonly amount: string;
}

/** Open amounts by days past due on a day: not due, then up to each limit, then beyond. */
export const ageing = (
  items: readonly OpenItem[],
  asOf: string,
  limits: readonly number[] = [30, 60, 90],
): AgeingBucket[] => {
  const ends = [0, ...limits];
  const buckets = ends.map((to, i) => ({ from: i === 0 ? null : (ends[i - 1] ?? 0) + 1, to }));
  const all = [...buckets, { from: (ends.at(-1) ?? 0) + 1, to: null }];
  return all.map(({ from, to }) => ({
    from,
    to,
    amount: items
      .filter((item) => {
        const late = diffDays(item.due, asOf);
        return (from === null || late >= from) && (to === null || late <= to);
      })
      .reduce((total, item) => add(total, item.open), '0'),
  }));
};
