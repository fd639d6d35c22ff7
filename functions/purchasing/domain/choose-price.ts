import type { Doc } from '../../../shared/contracts/noun.ts';
import type { supplierPrice } from '../../../shared/contracts/purchasing/supplier-price.ts';
import { type Decimal, lte } from '../../../shared/kernel/decimal.ts';

export type SupplierPrice = Doc<typeof supplierPrice>;

/** Whether a price counts on a day: archived ones never do. */
export const validOn = ({ validFrom, validTo, archived }: SupplierPrice, date: string): boolean =>
  archived !== true && validFrom <= date && (validTo === undefined || date <= validTo);

/** The price of the highest break that the quantity reaches, in the unit of the breaks. */
export function breakPrice(
  { breaks }: Pick<SupplierPrice, 'breaks'>,
  quantity: Decimal,
): Decimal | undefined {
  return breaks.findLast(({ minimum }) => lte(minimum, quantity))?.price;
}

/** Of one supplier's prices for an item the one that began last. */
export const currentPrice = (
  prices: readonly SupplierPrice[],
  supplierId: string,
  itemId: string,
  date: string,
): SupplierPrice | undefined =>
  prices
    .filter((one) => one.supplierId === supplierId && one.itemId === itemId && validOn(one, date))
    .toSorted((a, b) =>
      a.validFrom < b.validFrom || (a.validFrom === b.validFrom && a.id < b.id) ? 1 : -1,
    )
    .at(0);
