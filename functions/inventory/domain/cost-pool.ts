import { add, isNegative, isZero, sub } from '../../../shared/kernel/decimal.ts';
import { roundMoney } from '../../../shared/kernel/money.ts';
import type {
  CostLayer,
  CostMethod,
  CostMethodRules,
  CostPool,
  Issue,
  IssuedCost,
  IssueOutcome,
  Receipt,
  ReceiveOutcome,
  ReturnIn,
  ReturnInOutcome,
  ReturnOut,
  ReturnOutOutcome,
  Revaluation,
  RevalueOutcome,
} from './cost-pool-document.ts';
import { unitCost } from './cost-pool-document.ts';
import { fifo } from './fifo.ts';
import { monthIsOpen } from './inventory-errors.ts';
import { hasOpenMonth, monthlyAverage } from './monthly-average.ts';
import { movingAverage } from './moving-average.ts';
import { changeStandardCost, standardCost } from './standard-cost.ts';

const rules: Readonly<Record<CostMethod, CostMethodRules>> = {
  movingAverage,
  fifo,
  monthlyAverage,
  standard: standardCost,
};

export interface NewCostPool {
  readonly method: CostMethod;
  readonly currency: string;
  readonly standardCost?: string;
  /** What an issue costs before anything was ever received. */
  readonly lastUnitCost?: string;
}

export const newCostPool = (start: NewCostPool): CostPool => ({
  method: start.method,
  currency: start.currency,
  quantity: '0',
  value: '0',
  lastUnitCost: start.lastUnitCost ?? start.standardCost ?? '0',
  layers: [],
  shortages: [],
  ...(start.standardCost === undefined ? {} : { standardCost: start.standardCost }),
});

/** Goods come in. Debit stock `value`; debit cost and credit stock each adjustment. */
export const receive = (pool: CostPool, receipt: Receipt): ReceiveOutcome =>
  rules[pool.method].receive(pool, receipt);

/** Goods go out. Throws 'inventory.insufficientStock' unless negative stock is allowed. */
export const issue = (pool: CostPool, request: Issue): IssueOutcome =>
  rules[pool.method].issue(pool, request);

/** A customer (or the shop floor) brings goods back, at the cost of the original issue. */
export const returnIn = (pool: CostPool, goods: ReturnIn): ReturnInOutcome =>
  rules[pool.method].returnIn(pool, goods);

/** Goods go back to the supplier. */
export const returnOut = (pool: CostPool, goods: ReturnOut): ReturnOutOutcome =>
  rules[pool.method].returnOut(pool, goods);

/** A receipt's cost changed later: split between what is on hand and what is gone. */
export const revalue = (pool: CostPool, change: Revaluation): RevalueOutcome =>
  rules[pool.method].revalue(pool, change);

/** What an issue has to remember so that it can be returned at its cost. */
export const issuedCost = (source: string, quantity: string, out: IssueOutcome): IssuedCost => ({
  source,
  quantity,
  cost: out.cost,
  layersUsed: out.layersUsed,
  provisional: out.provisional,
});

/** Goods sent from a supplier straight to the customer cost what they cost; no stock is touched. */
export const passThrough = (pool: CostPool, receipt: Receipt): { cost: string } => {
  const { value, variance } = rules[pool.method].receive(
    { ...newCostPool(pool), lastUnitCost: pool.lastUnitCost },
    receipt,
  );
  return { cost: add(value, variance) };
};

/**
 * Another costing method from `date` on, without a change of value; only standard cost restates
 * the stock, and then the difference comes back as `variance`. A monthly average needs its cost
 * run first.
 */
export const changeCostMethod = (
  pool: CostPool,
  to: { method: CostMethod; date: string; source: string; standardCost?: string },
): { pool: CostPool; variance: string } => {
  if (hasOpenMonth(pool)) throw monthIsOpen({ period: pool.month?.period ?? '' });
  const { month: _, standardCost: __, ...same } = pool;
  const value = roundMoney(pool.value, pool.currency);
  const cost = isZero(pool.quantity) ? pool.lastUnitCost : unitCost(value, pool.quantity);
  const layer: CostLayer = {
    source: to.source,
    date: to.date,
    quantity: pool.quantity,
    unitCost: cost,
    value,
  };
  const isShort = isNegative(pool.quantity);
  const shortage = {
    source: to.source,
    quantity: sub('0', pool.quantity),
    value: sub('0', value),
  };
  const keepsShortages = to.method === 'fifo' || to.method === 'movingAverage';
  const known = pool.shortages.length > 0 ? pool.shortages : [shortage];
  const changed: CostPool = {
    ...same,
    method: to.method,
    lastUnitCost: cost,
    shortages: isShort && keepsShortages ? known : [],
    layers: to.method === 'fifo' && !isShort && !isZero(pool.quantity) ? [layer] : [],
  };
  if (to.method !== 'standard') return { pool: changed, variance: '0' };
  const { pool: restated, variance } = changeStandardCost(changed, to.standardCost ?? cost);
  return { pool: restated, variance: sub('0', variance) };
};
