import { add, div, eq, gt, isZero, lt, min, mul, sub } from '../../../shared/kernel/decimal.ts';
import { currencyDecimals, roundMoney } from '../../../shared/kernel/money.ts';
import { insufficientStock, quantityNotPositive, returnExceedsIssue } from './inventory-errors.ts';
import type { Trace } from './trace.ts';

/** Places kept for a unit cost. It is for show and for shortages; the truth is the value. */
export const UNIT_COST_PLACES = 6;

export type CostMethod = 'movingAverage' | 'fifo' | 'monthlyAverage' | 'standard';

/** Stock that came in together and leaves together (FIFO). */
export interface CostLayer {
  readonly source: string;
  readonly date: string;
  readonly quantity: string;
  readonly unitCost: string;
  readonly value: string;
}

/** What an issue took below zero, at the last cost, until a receipt settles it. */
export interface Shortage {
  readonly source: string;
  readonly quantity: string;
  readonly value: string;
}

/** What happened since the month was opened (monthly average only). */
export interface CostMonth {
  readonly period: string;
  readonly openingQuantity: string;
  readonly openingValue: string;
  readonly receivedQuantity: string;
  readonly receivedValue: string;
  readonly issuedQuantity: string;
}

/**
 * The value of one item (or item × warehouse). Quantities in the item's stock unit, money in
 * `currency`, unit costs with 6 places. Always: quantity = Σ layers − Σ shortages for FIFO, and
 * value = 0 when quantity = 0. Under monthly average `value` counts opening + receipts until the
 * cost run takes the issues out, exactly as the ledger does.
 */
export interface CostPool {
  readonly method: CostMethod;
  readonly currency: string;
  readonly quantity: string;
  readonly value: string;
  readonly lastUnitCost: string;
  readonly layers: readonly CostLayer[];
  readonly shortages: readonly Shortage[];
  readonly standardCost?: string;
  readonly month?: CostMonth;
}

export interface Receipt {
  readonly quantity: string;
  readonly source: string;
  readonly date: string;
  /** Total cost; wins over unitCost, which is rounded to money after multiplying. */
  readonly value?: string;
  readonly unitCost?: string;
}

export interface Issue {
  readonly quantity: string;
  readonly source: string;
  readonly date: string;
  readonly allowNegative?: boolean;
}

/** Which stock an issue used; kept on the issue so that a return goes back to the same cost. */
export interface LayerUse {
  readonly source: string;
  readonly date: string;
  readonly quantity: string;
  readonly unitCost: string;
  readonly value: string;
}

/** The cost of an issue that has not been returned yet. */
export interface IssuedCost {
  readonly source: string;
  readonly quantity: string;
  readonly cost: string;
  readonly layersUsed: readonly LayerUse[];
  /** True while the month's cost run is still to come. */
  readonly provisional: boolean;
}

export interface ReturnIn {
  readonly quantity: string;
  readonly source: string;
  readonly date: string;
  readonly original: IssuedCost;
}

export interface ReturnOut {
  readonly quantity: string;
  readonly source: string;
  readonly date: string;
  /** The receipt that is being sent back; FIFO takes its layer first. */
  readonly receiptSource?: string;
  /** What the supplier credits, net of VAT; without it the stock's own cost. */
  readonly credit?: string;
  readonly allowNegative?: boolean;
}

/** A later change of what a receipt cost: invoice price or landed cost. */
export interface Revaluation {
  /** The receipt whose cost changed. */
  readonly source: string;
  readonly receiptDate: string;
  readonly receivedQuantity: string;
  readonly amount: string;
  /** The day it becomes known; the open month of a monthly average must be this day's. */
  readonly date?: string;
}

/** The difference between what a shortage was issued at and what the receipt cost. */
export interface Adjustment {
  readonly source: string;
  readonly quantity: string;
  readonly amount: string;
}

export interface ReceiveOutcome {
  readonly pool: CostPool;
  /** Debited to stock for this receipt, before the adjustments leave it again. */
  readonly value: string;
  /** Σ is debited to cost and credited to stock. */
  readonly adjustments: readonly Adjustment[];
  /** Price variance against standard cost; unfavourable is positive. */
  readonly variance: string;
  readonly trace: Trace;
}

export interface IssueOutcome {
  readonly pool: CostPool;
  readonly cost: string;
  /** A provisional cost is shown, not posted: the month's cost run decides. */
  readonly provisional: boolean;
  readonly layersUsed: readonly LayerUse[];
  readonly trace: Trace;
}

export interface ReturnInOutcome extends ReceiveOutcome {
  /** What is left of the original issue after this return. */
  readonly original: IssuedCost;
  readonly provisional: boolean;
}

export interface ReturnOutOutcome {
  readonly pool: CostPool;
  readonly cost: string;
  /** credit − cost: positive is a gain against cost of sales or the price variance. */
  readonly difference: string;
  readonly layersUsed: readonly LayerUse[];
  readonly trace: Trace;
}

export interface RevalueOutcome {
  readonly pool: CostPool;
  readonly toStock: string;
  readonly toCost: string;
  readonly trace: Trace;
}

/** What a costing method has to be able to do. */
export interface CostMethodRules {
  readonly receive: (pool: CostPool, receipt: Receipt) => ReceiveOutcome;
  readonly issue: (pool: CostPool, issue: Issue) => IssueOutcome;
  readonly returnIn: (pool: CostPool, goods: ReturnIn) => ReturnInOutcome;
  readonly returnOut: (pool: CostPool, goods: ReturnOut) => ReturnOutOutcome;
  readonly revalue: (pool: CostPool, change: Revaluation) => RevalueOutcome;
}

/** The total cost of a receipt, rounded to the pool's currency. */
export const receiptValue = (pool: CostPool, receipt: Receipt): string =>
  roundMoney(receipt.value ?? mul(receipt.quantity, receipt.unitCost ?? '0'), pool.currency);

export const unitCost = (value: string, quantity: string): string =>
  div(value, quantity, UNIT_COST_PLACES);

export const requirePositive = (quantity: string): void => {
  if (!gt(quantity, '0')) throw quantityNotPositive({ quantity });
};

export const requireOnHand = (pool: CostPool, quantity: string, allowNegative = false): void => {
  const available = gt(pool.quantity, '0') ? pool.quantity : '0';
  if (!allowNegative && lt(available, quantity)) throw insufficientStock({ available, quantity });
};

/** The value of a part; the last part takes all that is left, so nothing is lost to rounding. */
export const shareOf = (value: string, part: string, whole: string, currency: string): string =>
  eq(part, whole) ? value : div(mul(value, part), whole, currencyDecimals(currency));

export interface Settlement {
  readonly adjustments: readonly Adjustment[];
  readonly shortages: readonly Shortage[];
  /** Quantity and value of the receipt that is left for the shelf. */
  readonly quantity: string;
  readonly value: string;
  /** Σ adjustments. */
  readonly amount: string;
}

/**
 * A receipt first fills what was issued below zero, oldest shortage first:
 * adjustment = (actual − issued at) × min(quantity, shortage).
 */
export const settleShortages = (pool: CostPool, quantity: string, value: string): Settlement => {
  const adjustments: Adjustment[] = [];
  const shortages: Shortage[] = [];
  let left = quantity;
  let leftValue = value;
  let amount = '0';
  for (const shortage of pool.shortages) {
    if (isZero(left)) {
      shortages.push(shortage);
      continue;
    }
    const taken = min(left, shortage.quantity);
    const actual = shareOf(leftValue, taken, left, pool.currency);
    const issuedAt = shareOf(shortage.value, taken, shortage.quantity, pool.currency);
    const difference = sub(actual, issuedAt);
    adjustments.push({ source: shortage.source, quantity: taken, amount: difference });
    amount = add(amount, difference);
    left = sub(left, taken);
    leftValue = sub(leftValue, actual);
    if (lt(taken, shortage.quantity)) {
      shortages.push({
        source: shortage.source,
        quantity: sub(shortage.quantity, taken),
        value: sub(shortage.value, issuedAt),
      });
    }
  }
  return { adjustments, shortages, quantity: left, value: leftValue, amount };
};

/** Takes a quantity back out of what an issue still holds, last used stock first. */
export const takeBack = (
  original: IssuedCost,
  quantity: string,
  currency: string,
): { value: string; layers: readonly LayerUse[]; rest: IssuedCost } => {
  if (gt(quantity, original.quantity)) {
    throw returnExceedsIssue({ open: original.quantity, quantity });
  }
  const layers: LayerUse[] = [];
  const kept: LayerUse[] = [];
  let left = quantity;
  for (const used of [...original.layersUsed].reverse()) {
    const taken = min(left, used.quantity);
    const value = shareOf(used.value, taken, used.quantity, currency);
    if (gt(taken, '0')) layers.unshift({ ...used, quantity: taken, value });
    if (lt(taken, used.quantity)) {
      const rest = { quantity: sub(used.quantity, taken), value: sub(used.value, value) };
      kept.unshift({ ...used, ...rest });
    }
    left = sub(left, taken);
  }
  const value =
    original.layersUsed.length > 0
      ? layers.reduce((total, layer) => add(total, layer.value), '0')
      : shareOf(original.cost, quantity, original.quantity, currency);
  const rest = {
    ...original,
    quantity: sub(original.quantity, quantity),
    cost: sub(original.cost, value),
    layersUsed: kept,
  };
  return { value, layers, rest };
};
