import type { AccountRole } from '../../../shared/contracts/finance/account-roles.ts';
import { add, type Decimal, isZero, neg } from '../../../shared/kernel/decimal.ts';

/** One side of an entry by account role; the other side is '0'. */
export interface StockEntry {
  role: AccountRole;
  debit: Decimal;
  credit: Decimal;
  dimensions?: { item: string };
}

export interface ValuedLine {
  itemId: string;
  stockRole: AccountRole;
  /** What the stock account changes by; more than zero adds to it. */
  value: Decimal;
}

interface OtherSide {
  role: AccountRole;
  /**
   * Whether goods go out by nature: a receipt that is taken back is a red receipt, not an issue.
   */
  outwards: boolean;
}

/** Adds up what one item changes its stock account by. */
function byItem(lines: readonly ValuedLine[]): ValuedLine[] {
  const sums = new Map<string, ValuedLine>();
  for (const line of lines) {
    const key = `${line.stockRole} ${line.itemId}`;
    const value = add(sums.get(key)?.value ?? '0', line.value);
    sums.set(key, { itemId: line.itemId, stockRole: line.stockRole, value });
  }
  return [...sums.values()].filter(({ value }) => !isZero(value));
}

/**
 * The two sides of goods that come in (debit stock) or go out (credit stock): the stock account
 * item by item, the other side in one sum. What has no amount is left out.
 */
export function stockEntries(lines: readonly ValuedLine[], other: OtherSide): StockEntry[] {
  const moved = byItem(lines);
  const total = moved.reduce((sum, { value }) => add(sum, value), '0');
  const side = (role: AccountRole, value: Decimal, isDebit: boolean) => ({
    role,
    debit: isDebit ? value : '0',
    credit: isDebit ? '0' : value,
  });
  const stock = moved.map(({ itemId, stockRole, value }) => ({
    ...side(stockRole, other.outwards ? neg(value) : value, !other.outwards),
    dimensions: { item: itemId },
  }));
  const rest = isZero(total)
    ? []
    : [side(other.role, other.outwards ? neg(total) : total, other.outwards)];
  return other.outwards ? [...rest, ...stock] : [...stock, ...rest];
}

interface Cost {
  itemId: string;
  stockRole: AccountRole;
  cost: Decimal;
  provisional: boolean;
}

/** Dr `role`, Cr stock. Provisional costs wait for the month's cost run. */
export const issueEntries = (costs: readonly Cost[], role: AccountRole): StockEntry[] =>
  stockEntries(
    costs
      .filter(({ provisional }) => !provisional)
      .map(({ itemId, stockRole, cost }) => ({ itemId, stockRole, value: neg(cost) })),
    { role, outwards: true },
  );

interface Value {
  itemId: string;
  stockRole: AccountRole;
  value: Decimal;
  adjustment: Decimal;
  variance: Decimal;
  provisional: boolean;
}

/**
 * Dr stock (and the price variance of standard cost), Cr `role`; and Dr cost of sales, Cr stock
 * for what goods issued below zero turn out to have cost.
 */
export function receiptEntries(values: readonly Value[], role: AccountRole): StockEntry[] {
  const final = values.filter(({ provisional }) => !provisional);
  const variance = final.reduce((sum, one) => add(sum, one.variance), '0');
  const settled = final.map((one) => ({ ...one, value: neg(one.adjustment) }));
  const priced: StockEntry[] = isZero(variance)
    ? []
    : [
        { role: 'materialVariance', debit: variance, credit: '0' },
        { role, debit: '0', credit: variance },
      ];
  return [
    ...stockEntries(final, { role, outwards: false }),
    ...priced,
    ...stockEntries(settled, { role: 'costOfSales', outwards: true }),
  ];
}

/** What came back at the cost of its issue, in red: Dr −role, Cr −stock. */
export const returnEntries = (values: readonly Value[], role: AccountRole): StockEntry[] => {
  const final = values.filter(({ provisional }) => !provisional);
  const settled = final.map((one) => ({ ...one, value: neg(one.adjustment) }));
  return [
    ...stockEntries(final, { role, outwards: true }),
    ...stockEntries(settled, { role: 'costOfSales', outwards: true }),
  ];
};

/**
 * The same entries by way of the suspense account: what was found stands there until the decision
 * moves it on to `role`, in the same voucher, so that the account tells what passed.
 */
export function throughSuspense(entries: readonly StockEntry[], role: AccountRole): StockEntry[] {
  const suspense = 'stockSuspense' as const;
  const found = entries.map((one) => (one.role === role ? { ...one, role: suspense } : one));
  const decided = entries.filter((one) => one.role === role);
  const cleared = decided.map(({ debit, credit }) => ({
    role: suspense,
    debit: credit,
    credit: debit,
  }));
  return [...found, ...decided, ...cleared];
}
