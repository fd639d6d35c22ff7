import { add, type Decimal, div, mul } from '../../../shared/kernel/decimal.ts';
import type { UnitFactor } from '../../../shared/kernel/quantity.ts';
import { assertPrice } from '../../../shared/kernel/within-bounds.ts';

const PRICE_PLACES = 6;

/** A price of one `from` as the price of one `to`; both factors lead to the item's unit. */
export const priceIn = (price: Decimal, from: UnitFactor, to: UnitFactor): Decimal =>
  assertPrice(
    div(
      mul(price, to.numerator, from.denominator),
      mul(to.denominator, from.numerator),
      PRICE_PLACES,
    ),
  );

interface TaxForm {
  taxIncluded: boolean;
}

/** A price with or without tax in the form that a document uses; `rate` is a fraction. */
export function priceInForm(price: Decimal, from: TaxForm, to: TaxForm, rate: Decimal): Decimal {
  if (from.taxIncluded === to.taxIncluded) return price;
  const whole = add('1', rate);
  return to.taxIncluded
    ? assertPrice(div(mul(price, whole), '1', PRICE_PLACES))
    : div(price, whole, PRICE_PLACES);
}
