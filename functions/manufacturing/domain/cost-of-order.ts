import type { productionCost } from '../../../shared/contracts/manufacturing/production-cost.ts';
import type { Fields } from '../../../shared/contracts/noun.ts';
import {
  add,
  type Decimal,
  div,
  gte,
  isPositive,
  max,
  mul,
  sub,
  sum,
} from '../../../shared/kernel/decimal.ts';
import { roundMoney } from '../../../shared/kernel/money.ts';
import { type Order, stillNeeded } from './work-order-life.ts';

export type Cost = Omit<Fields<typeof productionCost>, 'externalId' | 'archived'>;

type Parts = Pick<Cost, 'material' | 'labour' | 'overhead' | 'received' | 'expensed' | 'settled'>;

export const noCost = (order: Pick<Order, 'id' | 'itemId'>): Cost => ({
  workOrderId: order.id,
  itemId: order.itemId,
  material: '0',
  labour: '0',
  overhead: '0',
  received: '0',
  expensed: '0',
  settled: '0',
  inProcess: '0',
});

/** In process = material + labour + overhead − received − expensed − settled: the WIP account. */
export const inProcess = (parts: Parts): Decimal =>
  sub(
    add(parts.material, parts.labour, parts.overhead),
    add(parts.received, parts.expensed, parts.settled),
  );

/** The cost with more of some parts; negative takes back. */
export function charged(cost: Cost, more: Partial<Parts>): Cost {
  const parts = {
    material: add(cost.material, more.material ?? '0'),
    labour: add(cost.labour, more.labour ?? '0'),
    overhead: add(cost.overhead, more.overhead ?? '0'),
    received: add(cost.received, more.received ?? '0'),
    expensed: add(cost.expensed, more.expensed ?? '0'),
    settled: add(cost.settled, more.settled ?? '0'),
  };
  return { ...cost, ...parts, inProcess: inProcess(parts) };
}

export interface Outlook {
  /** The order with this receipt in it. */
  order: Order;
  /** Its cost, with what is issued in the same step, without this receipt. */
  cost: Cost;
  quantity: Decimal;
  /** Nothing more is to come: the receipt takes all that is in process. */
  complete: boolean;
  unitCostOf: (itemId: string) => Decimal;
  /** Labour and overhead that the operations will still charge, at standard. */
  conversionToCome: Decimal;
  currency: string;
}

/**
 * What a receipt is worth before the order closes: (spent so far + material still needed at its
 * present cost + operations still to come at standard) ÷ what the order will bring × what came.
 * The receipt that completes the order takes what is in process. Never below zero.
 */
export function rolledUpValue(outlook: Outlook): Decimal {
  const { order, cost, quantity, complete, currency } = outlook;
  if (complete) return max('0', cost.inProcess);
  const spent = sub(add(cost.material, cost.labour, cost.overhead), cost.expensed);
  const toCome = sum(
    order.materials.map((one) => mul(stillNeeded(one), outlook.unitCostOf(one.itemId))),
  );
  const whole = add(spent, toCome, outlook.conversionToCome);
  const brings = gte(order.received, order.quantity) ? order.received : order.quantity;
  return isPositive(whole) ? roundMoney(div(mul(whole, quantity), brings, 6), currency) : '0';
}

/** Parts of an amount by quantity; the last takes what is left, so that nothing is lost. */
export function spread(
  amount: Decimal,
  quantities: readonly Decimal[],
  currency: string,
): Decimal[] {
  const total = sum(quantities);
  let left = amount;
  return quantities.map((quantity, i) => {
    const last = i === quantities.length - 1;
    const part = last ? left : roundMoney(div(mul(amount, quantity), total, 8), currency);
    left = sub(left, part);
    return part;
  });
}
