import {
  add,
  eq,
  gt,
  isZero,
  lt,
  max,
  min,
  mul,
  neg,
  sub,
} from '../../../shared/kernel/decimal.ts';
import { roundMoney } from '../../../shared/kernel/money.ts';
import type {
  CostMethodRules,
  CostMonth,
  CostPool,
  Issue,
  IssueOutcome,
  Receipt,
  ReceiveOutcome,
  ReturnIn,
  ReturnInOutcome,
} from './cost-pool-document.ts';
import {
  receiptValue,
  requireOnHand,
  requirePositive,
  shareOf,
  takeBack,
  unitCost,
} from './cost-pool-document.ts';
import { costMonthMismatch, issuesDoNotAddUp, monthIsOpen } from './inventory-errors.ts';
import type { Trace } from './trace.ts';
import { step } from './trace.ts';

/** True once the month has movements that wait for the cost run. */
export const hasOpenMonth = (pool: CostPool): boolean =>
  pool.month !== undefined &&
  !(
    isZero(pool.month.issuedQuantity) &&
    isZero(pool.month.receivedQuantity) &&
    isZero(pool.month.receivedValue)
  );

export const openMonth = (pool: CostPool, period: string): CostMonth => ({
  period,
  openingQuantity: pool.quantity,
  openingValue: pool.value,
  receivedQuantity: '0',
  receivedValue: '0',
  issuedQuantity: '0',
});

/** The month a movement falls in. A new one opens by itself only when nothing waits in the old. */
const monthFor = (pool: CostPool, date: string): CostMonth => {
  const period = date.slice(0, 7);
  const { month } = pool;
  if (month?.period === period) return month;
  if (month === undefined || (period > month.period && !hasOpenMonth(pool))) {
    return openMonth(pool, period);
  }
  if (period > month.period) throw monthIsOpen({ period: month.period });
  throw costMonthMismatch({ open: month.period, date });
};

const bring = (pool: CostPool, receipt: Receipt): ReceiveOutcome => {
  const month = monthFor(pool, receipt.date);
  const value = receiptValue(pool, receipt);
  return {
    pool: {
      ...pool,
      quantity: add(pool.quantity, receipt.quantity),
      value: add(pool.value, value),
      month: {
        ...month,
        receivedQuantity: add(month.receivedQuantity, receipt.quantity),
        receivedValue: add(month.receivedValue, value),
      },
    },
    value,
    adjustments: [],
    variance: '0',
    trace: [step('cost.received', { quantity: receipt.quantity, value, source: receipt.source })],
  };
};

/** Counts the quantity; the cost shown is a preview at the last average. */
const issue = (pool: CostPool, { quantity, date, allowNegative }: Issue): IssueOutcome => {
  requirePositive(quantity);
  requireOnHand(pool, quantity, allowNegative);
  const month = monthFor(pool, date);
  const cost = roundMoney(mul(quantity, pool.lastUnitCost), pool.currency);
  return {
    pool: {
      ...pool,
      quantity: sub(pool.quantity, quantity),
      month: { ...month, issuedQuantity: add(month.issuedQuantity, quantity) },
    },
    cost,
    provisional: true,
    layersUsed: [],
    trace: [step('cost.preview', { quantity, unitCost: pool.lastUnitCost, cost })],
  };
};

/** An issue without a final cost comes back as less issued; one with a cost comes in at it. */
const returnIn = (pool: CostPool, goods: ReturnIn): ReturnInOutcome => {
  requirePositive(goods.quantity);
  const { quantity, source, date, original } = goods;
  const { value, rest } = takeBack(original, quantity, pool.currency);
  if (!original.provisional) {
    return {
      ...bring(pool, { quantity, source, date, value }),
      original: rest,
      provisional: false,
    };
  }
  const month = monthFor(pool, date);
  return {
    pool: {
      ...pool,
      quantity: add(pool.quantity, quantity),
      month: { ...month, issuedQuantity: sub(month.issuedQuantity, quantity) },
    },
    value,
    adjustments: [],
    variance: '0',
    original: rest,
    provisional: true,
    trace: [step('cost.preview', { quantity: neg(quantity), cost: neg(value) })],
  };
};

export const monthlyAverage: CostMethodRules = {
  receive: (pool, receipt) => {
    requirePositive(receipt.quantity);
    return bring(pool, receipt);
  },
  issue,
  returnIn,
  returnOut: (pool, goods) => {
    requirePositive(goods.quantity);
    requireOnHand(pool, goods.quantity, goods.allowNegative);
    const credit =
      goods.credit ?? roundMoney(mul(goods.quantity, pool.lastUnitCost), pool.currency);
    const { source, date } = goods;
    const back = bring(pool, { quantity: neg(goods.quantity), source, date, value: neg(credit) });
    return { pool: back.pool, cost: credit, difference: '0', layersUsed: [], trace: back.trace };
  },
  // A receipt of the open month is averaged as a whole, of an earlier one only what is left.
  revalue: (pool, change) => {
    const { receiptDate, date = receiptDate } = change;
    const month = change.date === undefined && pool.month ? pool.month : monthFor(pool, date);
    const inMonth = receiptDate.slice(0, 7) === month.period;
    const opening = max('0', month.openingQuantity);
    const here = inMonth ? change.receivedQuantity : min(opening, change.receivedQuantity);
    const toStock = isZero(here)
      ? '0'
      : shareOf(change.amount, here, change.receivedQuantity, pool.currency);
    return {
      pool: {
        ...pool,
        value: add(pool.value, toStock),
        month: { ...month, receivedValue: add(month.receivedValue, toStock) },
      },
      toStock,
      toCost: sub(change.amount, toStock),
      trace: [step('cost.revalued', { amount: change.amount, onHand: here, toStock })],
    };
  },
};

export interface MonthIssue {
  readonly source: string;
  /** Net of returns within the month. */
  readonly quantity: string;
}

/** The month as it was averaged; without quantity and value only the unit cost is known. */
export interface AveragedMonth {
  readonly unitCost: string;
  readonly quantity?: string | undefined;
  readonly value?: string | undefined;
}

/**
 * What a quantity costs in a month. From the fraction, not from the rounded unit cost: 6 places
 * are too few for large issues.
 */
export const monthIssueCost = (month: AveragedMonth, issued: string, currency: string): string =>
  month.quantity === undefined || month.value === undefined
    ? roundMoney(mul(issued, month.unitCost), currency)
    : shareOf(month.value, issued, month.quantity, currency);

export interface MonthEnd {
  readonly pool: CostPool;
  readonly unitCost: string;
  readonly averaged: AveragedMonth;
  readonly issues: readonly { readonly source: string; readonly cost: string }[];
  /** Posted to cost beside the issues: what is left when the last piece is gone. */
  readonly residue: string;
  /** Debit cost, credit stock for this much in all. */
  readonly cost: string;
  readonly trace: Trace;
}

/**
 * The average of the month. A negative opening quantity (issued last month at the cost known
 * then) takes its quantity at that value out of the receipts, so the price difference lands in
 * this month's cost, as negative stock requires.
 */
const averageOf = (month: CostMonth, last: string): string => {
  const quantity = add(month.openingQuantity, month.receivedQuantity);
  const value = add(month.openingValue, month.receivedValue);
  if (lt(month.openingQuantity, '0') || !gt(quantity, '0')) {
    return gt(month.receivedQuantity, '0')
      ? unitCost(month.receivedValue, month.receivedQuantity)
      : last;
  }
  return unitCost(value, quantity);
};

/**
 * unit = (opening value + receipts) / (opening quantity + receipts); each issue = quantity × unit
 * rounded to money. The rounding residue stays in stock, unless nothing is left: then it is cost.
 * Throws `issuesDoNotAddUp` when the list is not exactly what the pool counted.
 */
export const monthEnd = (pool: CostPool, issues: readonly MonthIssue[]): MonthEnd => {
  const period = pool.month?.period ?? '';
  const month = pool.month ?? openMonth(pool, period);
  const listed = issues.reduce((total, i) => add(total, i.quantity), '0');
  if (!eq(listed, month.issuedQuantity)) {
    throw issuesDoNotAddUp({ listed, counted: month.issuedQuantity });
  }
  const unit = averageOf(month, pool.lastUnitCost);
  const quantity = add(month.openingQuantity, month.receivedQuantity);
  const available = add(month.openingValue, month.receivedValue);
  const exact = gt(quantity, '0') && !lt(month.openingQuantity, '0');
  const averaged = { unitCost: unit, ...(exact && { quantity, value: available }) };
  const costed = issues.map(({ source, quantity: issued }) => ({
    source,
    cost: monthIssueCost(averaged, issued, pool.currency),
  }));
  const issuedCost = costed.reduce((total, i) => add(total, i.cost), '0');
  const left = sub(available, issuedCost);
  const inTune = isZero(pool.quantity) || !exact;
  const target = isZero(pool.quantity) ? '0' : roundMoney(mul(pool.quantity, unit), pool.currency);
  const residue = inTune ? sub(left, target) : '0';
  const value = sub(left, residue);
  const cost = add(issuedCost, residue);
  const { month: _, ...rest } = pool;
  const trace = [
    step('cost.monthAvailable', { period, quantity, value: available, unitCost: unit }),
    step('cost.monthIssued', { quantity: month.issuedQuantity, cost: issuedCost, residue }),
    step('cost.monthClosing', { quantity: pool.quantity, value }),
  ];
  const closed = { ...rest, value, lastUnitCost: unit };
  return { pool: closed, unitCost: unit, averaged, issues: costed, residue, cost, trace };
};
