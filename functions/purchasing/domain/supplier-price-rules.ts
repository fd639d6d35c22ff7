import { lte } from '../../../shared/kernel/decimal.ts';
import type { SupplierPrice } from './choose-price.ts';
import { foreignCurrency, priceNotInOrder, validityReversed } from './errors.ts';

/** Breaks rise, the validity has a beginning before its end, and the books know the currency. */
export function checkSupplierPrice(price: SupplierPrice, books: string): void {
  const { breaks, currency, validFrom, validTo } = price;
  if (currency !== books) throw foreignCurrency({ currency, books }, '/currency');
  const wrong = breaks.findIndex(
    ({ minimum }, i) => i > 0 && lte(minimum, breaks[i - 1]?.minimum ?? '0'),
  );
  if (wrong >= 0) throw priceNotInOrder({}, `/breaks/${wrong}/minimum`);
  if (validTo !== undefined && validTo < validFrom) {
    throw validityReversed({ from: validFrom, to: validTo }, '/validTo');
  }
}
