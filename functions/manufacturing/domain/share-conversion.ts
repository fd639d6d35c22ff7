import {
  type Decimal,
  div,
  isPositive,
  isZero,
  mul,
  sub,
  sum,
} from '../../../shared/kernel/decimal.ts';
import { roundMoney } from '../../../shared/kernel/money.ts';
import { spread } from './cost-of-order.ts';

/** What an order was charged in a month at standard rates, and what of the month's rest it has. */
export interface ChargedOrder {
  workOrderId: string;
  labour: Decimal;
  overhead: Decimal;
  spread: Decimal;
}

export interface ConversionShare {
  workOrderId: string;
  /** More than zero costs the order more than its standard rates said. */
  labour: Decimal;
  overhead: Decimal;
}

/**
 * The rest of conversion clearing, to the orders in proportion to what they were charged (domain
 * rules §5). What orders have got before counts, so that doing it again moves only what has
 * changed since. The last order takes what rounding leaves.
 */
export function shareConversion(
  balance: Decimal,
  orders: readonly ChargedOrder[],
  currency: string,
): ConversionShare[] {
  const weights = orders.map(({ labour, overhead }) => sum([labour, overhead]));
  if (!isPositive(sum(weights))) return [];
  const whole = sum([balance, ...orders.map((order) => order.spread)]);
  return spread(whole, weights, currency).flatMap((target, i) => {
    const { workOrderId, labour: wages, spread: before } = orders[i] as ChargedOrder;
    const amount = sub(target, before);
    if (isZero(amount)) return [];
    const labour = roundMoney(div(mul(amount, wages), weights[i] as Decimal, 8), currency);
    return [{ workOrderId, labour, overhead: sub(amount, labour) }];
  });
}

/** The part of a share that goes where the order's goods are: as much as of its cost has left. */
export function shareOfGoods(
  share: Decimal,
  { received, settled, inProcess }: { received: Decimal; settled: Decimal; inProcess: Decimal },
  currency: string,
): Decimal {
  const left = sum([received, settled]);
  const whole = sum([left, inProcess]);
  return isPositive(whole) ? roundMoney(div(mul(share, left), whole, 8), currency) : share;
}
