import { add, gt, isZero, lte, min, mul, sub } from '../../../shared/kernel/decimal.ts';
import { roundMoney } from '../../../shared/kernel/money.ts';
import type {
  CostMethodRules,
  CostPool,
  Issue,
  IssueOutcome,
  Receipt,
  ReceiveOutcome,
  ReturnOut,
  ReturnOutOutcome,
  Revaluation,
  RevalueOutcome,
} from './cost-pool-document.ts';
import {
  receiptValue,
  requireOnHand,
  requirePositive,
  settleShortages,
  shareOf,
  takeBack,
  unitCost,
} from './cost-pool-document.ts';
import { step } from './trace.ts';

/** Average of what is on hand; below zero the cost of the receipt that came last. */
const averageAfter = (pool: CostPool, received: string): string =>
  gt(pool.quantity, '0') ? unitCost(pool.value, pool.quantity) : received;

const receive = (pool: CostPool, receipt: Receipt): ReceiveOutcome => {
  requirePositive(receipt.quantity);
  const value = receiptValue(pool, receipt);
  const settled = settleShortages(pool, receipt.quantity, value);
  const moved: CostPool = {
    ...pool,
    quantity: add(pool.quantity, receipt.quantity),
    value: sub(add(pool.value, value), settled.amount),
    shortages: settled.shortages,
  };
  const lastUnitCost = averageAfter(moved, unitCost(value, receipt.quantity));
  const after = { ...moved, lastUnitCost };
  return {
    pool: after,
    value,
    adjustments: settled.adjustments,
    variance: '0',
    trace: [
      step('cost.received', { quantity: receipt.quantity, value, source: receipt.source }),
      ...settled.adjustments.map((a) => step('cost.shortageSettled', { ...a })),
      step('cost.newAverage', {
        quantity: after.quantity,
        value: after.value,
        unitCost: lastUnitCost,
      }),
    ],
  };
};

/**
 * cost = q = balance ? value : round(value · q / balance); what goes below zero leaves at the last
 * cost and is settled by the next receipt.
 */
const issue = (pool: CostPool, { quantity, source, allowNegative }: Issue): IssueOutcome => {
  requirePositive(quantity);
  requireOnHand(pool, quantity, allowNegative);
  const onHand = gt(pool.quantity, '0') ? pool.quantity : '0';
  const shelf = min(onHand, quantity);
  const short = sub(quantity, shelf);
  const average = gt(onHand, '0') ? unitCost(pool.value, onHand) : pool.lastUnitCost;
  const shelfCost = isZero(shelf) ? '0' : shareOf(pool.value, shelf, onHand, pool.currency);
  const shortCost = isZero(short) ? '0' : roundMoney(mul(short, average), pool.currency);
  const cost = add(shelfCost, shortCost);
  const shortage = { source, quantity: short, value: shortCost };
  return {
    pool: {
      ...pool,
      quantity: sub(pool.quantity, quantity),
      value: sub(pool.value, cost),
      lastUnitCost: average,
      shortages: isZero(short) ? pool.shortages : [...pool.shortages, shortage],
    },
    cost,
    provisional: false,
    layersUsed: [],
    trace: [
      step('cost.average', { quantity: pool.quantity, value: pool.value, unitCost: average }),
      ...(isZero(shelf) ? [] : [step('cost.fromStock', { quantity: shelf, cost: shelfCost })]),
      ...(isZero(short) ? [] : [step('cost.belowZero', { quantity: short, cost: shortCost })]),
    ],
  };
};

/** Goods go back to a supplier at what he credits, as long as the rest keeps a sound value. */
const returnOut = (pool: CostPool, goods: ReturnOut): ReturnOutOutcome => {
  const { quantity, source, date, allowNegative = false } = goods;
  const plain = issue(pool, { quantity, source, date, allowNegative });
  const credit = goods.credit ?? plain.cost;
  const rest = sub(pool.value, credit);
  const leavesStock = gt(sub(pool.quantity, quantity), '0');
  if (!leavesStock || lte(rest, '0')) {
    return { ...plain, difference: sub(credit, plain.cost) };
  }
  const left = sub(pool.quantity, quantity);
  const trace = [step('cost.returnedAtCredit', { quantity, cost: credit, source })];
  return {
    pool: { ...pool, quantity: left, value: rest, lastUnitCost: unitCost(rest, left) },
    cost: credit,
    difference: '0',
    layersUsed: [],
    trace,
  };
};

/** difference × share still on hand → stock, the rest → cost of what is gone. */
const revalue = (pool: CostPool, change: Revaluation): RevalueOutcome => {
  requirePositive(change.receivedQuantity);
  const here = gt(pool.quantity, '0') ? min(pool.quantity, change.receivedQuantity) : '0';
  const toStock = isZero(here)
    ? '0'
    : shareOf(change.amount, here, change.receivedQuantity, pool.currency);
  const value = add(pool.value, toStock);
  const gone = sub(change.receivedQuantity, here);
  return {
    pool: {
      ...pool,
      value,
      lastUnitCost: gt(pool.quantity, '0') ? unitCost(value, pool.quantity) : pool.lastUnitCost,
    },
    toStock,
    toCost: sub(change.amount, toStock),
    trace: [step('cost.revalued', { amount: change.amount, onHand: here, gone, toStock })],
  };
};

export const movingAverage: CostMethodRules = {
  receive,
  issue,
  returnIn: (pool, goods) => {
    requirePositive(goods.quantity);
    const { value, rest } = takeBack(goods.original, goods.quantity, pool.currency);
    const { quantity, source, date } = goods;
    return {
      ...receive(pool, { quantity, source, date, value }),
      original: rest,
      provisional: false,
    };
  },
  returnOut,
  revalue,
};
