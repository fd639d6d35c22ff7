import { add, div, isZero, mul, sub } from '../../../shared/kernel/decimal.ts';
import { roundMoney } from '../../../shared/kernel/money.ts';
import type { CostMethodRules, CostPool, Issue, IssueOutcome } from './cost-pool-document.ts';
import {
  receiptValue,
  requireOnHand,
  requirePositive,
  takeBack,
  unitCost,
} from './cost-pool-document.ts';
import { standardCostMissing } from './inventory-errors.ts';
import { step } from './trace.ts';

const standardOf = (pool: CostPool): string => {
  if (pool.standardCost === undefined) throw standardCostMissing();
  return pool.standardCost;
};

/** The stock stands at standard after every movement, so its value never drifts by rounding. */
const moveTo = (pool: CostPool, quantity: string): { pool: CostPool; change: string } => {
  const standard = standardOf(pool);
  const value = roundMoney(mul(quantity, standard), pool.currency);
  const after = { ...pool, quantity, value, lastUnitCost: standard };
  return { pool: after, change: sub(value, pool.value) };
};

const issue = (pool: CostPool, { quantity, allowNegative }: Issue): IssueOutcome => {
  requirePositive(quantity);
  requireOnHand(pool, quantity, allowNegative);
  const { pool: after, change } = moveTo(pool, sub(pool.quantity, quantity));
  const cost = sub('0', change);
  return {
    pool: after,
    cost,
    provisional: false,
    layersUsed: [],
    trace: [step('cost.atStandard', { quantity, unitCost: after.lastUnitCost, cost })],
  };
};

const bring = (pool: CostPool, quantity: string, actual: string, source: string) => {
  requirePositive(quantity);
  const { pool: after, change } = moveTo(pool, add(pool.quantity, quantity));
  const variance = sub(actual, change);
  const numbers = { quantity, unitCost: after.lastUnitCost, actual, variance, source };
  const trace = [step('cost.atStandard', numbers)];
  return { pool: after, value: change, adjustments: [], variance, trace };
};

export const standardCost: CostMethodRules = {
  receive: (pool, receipt) => {
    const actual =
      receipt.value === undefined && receipt.unitCost === undefined
        ? roundMoney(mul(receipt.quantity, standardOf(pool)), pool.currency)
        : receiptValue(pool, receipt);
    return bring(pool, receipt.quantity, actual, receipt.source);
  },
  issue,
  returnIn: (pool, goods) => {
    const { value, rest } = takeBack(goods.original, goods.quantity, pool.currency);
    const back = bring(pool, goods.quantity, value, goods.source);
    return { ...back, original: rest, provisional: false };
  },
  returnOut: (pool, goods) => {
    const { provisional: _, ...taken } = issue(pool, goods);
    return { ...taken, difference: sub(goods.credit ?? taken.cost, taken.cost) };
  },
  // Stock stays at standard: a later price is a price variance as a whole.
  revalue: (pool, change) => ({
    pool,
    toStock: '0',
    toCost: change.amount,
    trace: [step('cost.priceVariance', { amount: change.amount, source: change.source })],
  }),
};

/** A new standard cost restates the stock on hand; the difference is a variance of that day. */
export const changeStandardCost = (
  pool: CostPool,
  standard: string,
): { pool: CostPool; variance: string } => {
  const { pool: after, change } = moveTo({ ...pool, standardCost: standard }, pool.quantity);
  return { pool: after, variance: change };
};

/** (actual quantity − standard quantity) × standard cost; unfavourable is positive. */
export const usageVariance = (
  actualQuantity: string,
  standardQuantity: string,
  standard: string,
  currency: string,
): string => roundMoney(mul(sub(actualQuantity, standardQuantity), standard), currency);

/** Month end: the variance follows the goods; rate = variance / available at standard. */
export const shareVariance = (
  variance: string,
  issuedAtStandard: string,
  availableAtStandard: string,
  currency: string,
): { rate: string; toCost: string; toStock: string } => {
  if (isZero(availableAtStandard)) return { rate: '0', toCost: variance, toStock: '0' };
  const part = div(mul(variance, issuedAtStandard), availableAtStandard, 20);
  const toCost = roundMoney(part, currency);
  const rate = unitCost(variance, availableAtStandard);
  return { rate, toCost, toStock: sub(variance, toCost) };
};
