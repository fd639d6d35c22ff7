import { add, gt, isZero, lt, min, mul, sub } from '../../../shared/kernel/decimal.ts';
import { roundMoney } from '../../../shared/kernel/money.ts';
import type {
  Adjustment,
  CostLayer,
  CostMethodRules,
  CostPool,
  Issue,
  IssueOutcome,
  LayerUse,
  Receipt,
  ReceiveOutcome,
  ReturnIn,
  ReturnInOutcome,
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
import type { TraceStep } from './trace.ts';
import { step } from './trace.ts';

/** Keeps layers oldest first; on the same day what came later stands behind. */
const insertLayer = (layers: readonly CostLayer[], layer: CostLayer): readonly CostLayer[] => {
  const at = layers.findIndex((other) => other.date > layer.date);
  return at < 0 ? [...layers, layer] : [...layers.slice(0, at), layer, ...layers.slice(at)];
};

/** Goods that come back rejoin the layer they left, in front of everything of the same day. */
const rejoinLayer = (layers: readonly CostLayer[], back: LayerUse): readonly CostLayer[] => {
  const same = layers.findIndex((l) => l.source === back.source && l.date === back.date);
  const found = layers[same];
  if (found !== undefined) {
    const quantity = add(found.quantity, back.quantity);
    const value = add(found.value, back.value);
    return layers.with(same, { ...found, quantity, value, unitCost: unitCost(value, quantity) });
  }
  const at = layers.findIndex((other) => other.date >= back.date);
  return at < 0 ? [...layers, back] : [...layers.slice(0, at), back, ...layers.slice(at)];
};

const receive = (pool: CostPool, receipt: Receipt): ReceiveOutcome => {
  requirePositive(receipt.quantity);
  const value = receiptValue(pool, receipt);
  const settled = settleShortages(pool, receipt.quantity, value);
  const cost = unitCost(value, receipt.quantity);
  const layer: CostLayer = {
    source: receipt.source,
    date: receipt.date,
    quantity: settled.quantity,
    unitCost: cost,
    value: settled.value,
  };
  return {
    pool: {
      ...pool,
      quantity: add(pool.quantity, receipt.quantity),
      value: sub(add(pool.value, value), settled.amount),
      lastUnitCost: cost,
      shortages: settled.shortages,
      layers: isZero(settled.quantity) ? pool.layers : insertLayer(pool.layers, layer),
    },
    value,
    adjustments: settled.adjustments,
    variance: '0',
    trace: [
      step('cost.received', { quantity: receipt.quantity, value, source: receipt.source }),
      ...settled.adjustments.map((a) => step('cost.shortageSettled', { ...a })),
    ],
  };
};

/** Takes from the layers oldest first, from those of `first` before all others. */
const consume = (
  layers: readonly CostLayer[],
  quantity: string,
  currency: string,
  first?: string,
) => {
  const used: LayerUse[] = [];
  const kept = [...layers];
  let left = quantity;
  const order = [...layers.keys()].sort(
    (a, b) => Number(layers[b]?.source === first) - Number(layers[a]?.source === first),
  );
  for (const index of order) {
    const layer = kept[index];
    if (layer === undefined || isZero(left)) continue;
    const taken = min(left, layer.quantity);
    const value = shareOf(layer.value, taken, layer.quantity, currency);
    used.push({ ...layer, quantity: taken, value });
    kept[index] = {
      ...layer,
      quantity: sub(layer.quantity, taken),
      value: sub(layer.value, value),
    };
    left = sub(left, taken);
  }
  const cost = used.reduce((total, use) => add(total, use.value), '0');
  return { used, kept: kept.filter((layer) => gt(layer.quantity, '0')), left, cost };
};

const layerTrace = (use: LayerUse): TraceStep =>
  step('cost.fromLayer', {
    source: use.source,
    quantity: use.quantity,
    unitCost: use.unitCost,
    cost: use.value,
  });

const take = (pool: CostPool, request: Issue, first?: string): IssueOutcome => {
  const { quantity, source, date } = request;
  requirePositive(quantity);
  requireOnHand(pool, quantity, request.allowNegative);
  const { used, kept, left, cost } = consume(pool.layers, quantity, pool.currency, first);
  const lastUnitCost = used.at(-1)?.unitCost ?? pool.lastUnitCost;
  const shortValue = roundMoney(mul(left, lastUnitCost), pool.currency);
  const short = { source, date, quantity: left, unitCost: lastUnitCost, value: shortValue };
  const isShort = gt(left, '0');
  const total = isShort ? add(cost, shortValue) : cost;
  return {
    pool: {
      ...pool,
      quantity: sub(pool.quantity, quantity),
      value: sub(pool.value, total),
      lastUnitCost,
      layers: kept,
      shortages: isShort
        ? [...pool.shortages, { source, quantity: left, value: shortValue }]
        : pool.shortages,
    },
    cost: total,
    provisional: false,
    layersUsed: isShort ? [...used, short] : used,
    trace: [
      ...used.map(layerTrace),
      ...(isShort ? [step('cost.belowZero', { quantity: left, cost: shortValue })] : []),
    ],
  };
};

const returnIn = (pool: CostPool, goods: ReturnIn): ReturnInOutcome => {
  requirePositive(goods.quantity);
  const { value, layers, rest } = takeBack(goods.original, goods.quantity, pool.currency);
  // An issue costed under another method has no layers: it comes back as one of its own.
  const backs: readonly LayerUse[] =
    layers.length > 0 ? layers : [{ ...goods, unitCost: unitCost(value, goods.quantity), value }];
  let after = pool;
  const adjustments: Adjustment[] = [];
  for (const back of backs) {
    const settled = settleShortages(after, back.quantity, back.value);
    adjustments.push(...settled.adjustments);
    after = {
      ...after,
      quantity: add(after.quantity, back.quantity),
      value: sub(add(after.value, back.value), settled.amount),
      shortages: settled.shortages,
      layers: isZero(settled.quantity)
        ? after.layers
        : rejoinLayer(after.layers, {
            source: back.source,
            date: back.date,
            unitCost: back.unitCost,
            quantity: settled.quantity,
            value: settled.value,
          }),
    };
  }
  return {
    pool: after,
    value,
    adjustments,
    variance: '0',
    original: rest,
    provisional: false,
    trace: backs.map((back) =>
      step('cost.backToLayer', {
        source: back.source,
        quantity: back.quantity,
        value: back.value,
      }),
    ),
  };
};

const returnOut = (pool: CostPool, goods: ReturnOut): ReturnOutOutcome => {
  const { provisional: _, ...taken } = take(pool, goods, goods.receiptSource);
  return { ...taken, difference: sub(goods.credit ?? taken.cost, taken.cost) };
};

/** The share of a receipt that still lies in its layers → stock, the rest → cost. */
const revalue = (pool: CostPool, change: Revaluation): RevalueOutcome => {
  requirePositive(change.receivedQuantity);
  let left = change.receivedQuantity;
  let leftAmount = change.amount;
  let toStock = '0';
  const layers = pool.layers.map((layer) => {
    if (layer.source !== change.source || isZero(left)) return layer;
    const here = min(layer.quantity, left);
    const part = shareOf(leftAmount, here, left, pool.currency);
    left = sub(left, here);
    leftAmount = sub(leftAmount, part);
    toStock = add(toStock, part);
    const value = add(layer.value, part);
    return { ...layer, value, unitCost: unitCost(value, layer.quantity) };
  });
  const latest = layers.at(-1);
  return {
    pool: {
      ...pool,
      layers,
      value: add(pool.value, toStock),
      lastUnitCost:
        latest !== undefined && !lt(pool.quantity, '0') ? latest.unitCost : pool.lastUnitCost,
    },
    toStock,
    toCost: leftAmount,
    trace: [step('cost.revalued', { amount: change.amount, gone: left, toStock })],
  };
};

export const fifo: CostMethodRules = {
  receive,
  issue: (pool, request) => take(pool, request),
  returnIn,
  returnOut,
  revalue,
};
