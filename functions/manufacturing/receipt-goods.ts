import { type Decimal, max, sub, sum } from '../../shared/kernel/decimal.ts';
import type { ReceiptLine } from '../inventory/postings.ts';
import { unitCostsOf } from '../inventory/queries.ts';
import { itemsById } from '../masterdata/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { type ByProduct, byProductsOf } from './domain/by-products.ts';
import { rolledUpValue, spread } from './domain/cost-of-order.ts';
import { isComplete } from './domain/work-order-life.ts';
import type { OrderStep } from './order-step.ts';
import { claimsByLine, type PegClaims } from './peg-claims.ts';
import { conversionAhead } from './report-cost.ts';

export interface Goods {
  /** Of the product, without by-products. */
  value: Decimal;
  byProducts: ByProduct[];
}

interface Asked {
  quantity: Decimal;
  lot?: string | undefined;
  expiresOn?: string | undefined;
  serials?: string[] | undefined;
  byProducts?: { itemId: string; quantity: Decimal }[] | undefined;
}

/**
 * What came out and what it is worth, with the order as it is after the receipt. Under the monthly
 * average the month's cost run gives the product its value: it comes in at none.
 */
export async function goodsOf(ctx: Ctx, step: OrderStep, asked: Asked): Promise<Goods> {
  const { order, product } = step;
  const later = ctx.company.costingMethod === 'monthlyAverage';
  const { currency } = ctx.company;
  const whole = later ? '0' : await wholeValue(ctx, step, asked.quantity);
  const ids = [...(order.byProducts ?? []), ...(asked.byProducts ?? [])].map((one) => one.itemId);
  const others = await itemsById(ctx, [...new Set(ids)], () => '/byProducts');
  const byProducts = byProductsOf(order, asked.quantity, asked.byProducts, {
    ...{ whole, currency },
    standardCostOf: (id) => (later ? '0' : (others.get(id)?.standardCost ?? '0')),
    decimalsOf: (id) => others.get(id)?.decimals ?? product.decimals,
  });
  const lowered = sub(whole, sum(byProducts.map(({ value }) => value)));
  return { value: max('0', lowered), byProducts };
}

async function wholeValue(ctx: Ctx, { order, product, cost }: OrderStep, quantity: Decimal) {
  const complete = isComplete(order, product.decimals);
  const needed = complete ? [] : order.materials.map(({ itemId }) => itemId);
  const unitCosts = await unitCostsOf(ctx, needed);
  return rolledUpValue({
    ...{ order, cost, quantity, complete },
    unitCostOf: (id) => unitCosts.get(id) ?? '0',
    conversionToCome: complete ? '0' : await conversionAhead(ctx, order),
    currency: ctx.company.currency,
  });
}

interface Arriving {
  input: Asked;
  itemId: string;
  warehouseId: string;
  claims: PegClaims['claims'];
  currency: string;
}

/** The product, in one line or by serial number, and what came with it. */
export function receiptLines(
  { value, byProducts }: Goods,
  { input, itemId, warehouseId, claims, currency }: Arriving,
): ReceiptLine[] {
  const { quantity, lot, expiresOn, serials } = input;
  const quantities = serials ? serials.map(() => '1') : [quantity];
  const values = serials ? spread(value, quantities, currency) : [value];
  const kept = claimsByLine(quantities, claims);
  const own = quantities.map(
    (one, i): ReceiptLine => ({
      sourceLine: String(i + 1),
      ...{ itemId, warehouseId, quantity: one, value: values[i] ?? '0', claims: kept[i] ?? [] },
      ...(lot !== undefined && { lot }),
      ...(expiresOn !== undefined && { expiresOn }),
      ...(serials?.[i] !== undefined && { serial: serials[i] }),
      pointer: '',
    }),
  );
  const more = byProducts.map(
    (one, i): ReceiptLine => ({
      sourceLine: String(own.length + i + 1),
      ...{ itemId: one.itemId, warehouseId, quantity: one.quantity, value: one.value },
      pointer: '/byProducts',
    }),
  );
  return [...own, ...more];
}
