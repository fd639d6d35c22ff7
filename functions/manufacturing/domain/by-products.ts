import { type Decimal, div, mul, round } from '../../../shared/kernel/decimal.ts';
import { roundMoney } from '../../../shared/kernel/money.ts';
import type { Order } from './work-order-life.ts';

export interface ByProduct {
  itemId: string;
  quantity: Decimal;
  value: Decimal;
}

interface Pricing {
  /** What the receipt is worth in all; by-products by share take their part of it. */
  whole: Decimal;
  standardCostOf: (itemId: string) => Decimal;
  decimalsOf: (itemId: string) => number;
  currency: string;
}

/**
 * What comes out beside so much of the product, as the bill of materials expects or as named. Its
 * value lowers the product's: none, its standard cost, or a share of the whole.
 */
export function byProductsOf(
  { byProducts = [] }: Pick<Order, 'byProducts'>,
  received: Decimal,
  named: readonly { itemId: string; quantity: Decimal }[] | undefined,
  pricing: Pricing,
): ByProduct[] {
  const expected = byProducts.map(({ itemId, quantity, per }) => ({
    itemId,
    quantity: round(div(mul(quantity, received), per, 8), pricing.decimalsOf(itemId), 'floor'),
  }));
  return (named ?? expected)
    .filter(({ quantity }) => quantity !== '0')
    .map(({ itemId, quantity }) => {
      const rule = byProducts.find((one) => one.itemId === itemId);
      return { itemId, quantity, value: worthOf(rule, itemId, quantity, pricing) };
    });
}

function worthOf(
  rule: NonNullable<Order['byProducts']>[number] | undefined,
  itemId: string,
  quantity: Decimal,
  { whole, standardCostOf, currency }: Pricing,
): Decimal {
  if (rule?.value === 'standardCost')
    return roundMoney(mul(quantity, standardCostOf(itemId)), currency);
  if (rule?.value === 'share') return roundMoney(mul(whole, rule.share ?? '0'), currency);
  return '0';
}
