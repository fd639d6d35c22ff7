import type { item } from '../../../shared/contracts/masterdata/item.ts';
import type { unit } from '../../../shared/contracts/masterdata/unit.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import type { Decimal } from '../../../shared/kernel/decimal.ts';
import { compose, convertExact, invert, type UnitFactor } from '../../../shared/kernel/quantity.ts';
import { noConversion } from './errors.ts';

type Unit = Doc<typeof unit>;
type Item = Pick<Doc<typeof item>, 'code' | 'unitId' | 'decimals' | 'purchaseUnits'>;

const ONE: UnitFactor = { numerator: '1', denominator: '1' };

/** How many of `to` one of `from` makes, by way of the base unit they share; else undefined. */
export function factorBetween(from: Unit, to: Unit): UnitFactor | undefined {
  if (from.id === to.id) return ONE;
  if ((from.baseUnitId ?? from.id) !== (to.baseUnitId ?? to.id)) return undefined;
  return compose(from.factor ?? ONE, invert(to.factor ?? ONE));
}

/** How many of the item's unit one `from` makes; the item's own purchase units go first. */
export function factorToItemUnit(item: Item, from: Unit, own: Unit, pointer?: string): UnitFactor {
  if (from.id === item.unitId) return ONE;
  const agreed = item.purchaseUnits?.find(({ unitId }) => unitId === from.id);
  const factor = agreed ?? factorBetween(from, own);
  if (!factor) throw noConversion({ item: item.code, unit: from.code }, pointer);
  return { numerator: factor.numerator, denominator: factor.denominator };
}

/**
 * A quantity counted in `from`, in the item's own unit. Never rounds: throws `inexactConversion`
 * if the item's decimals cannot hold it, and `noConversion` if the units have nothing in common.
 */
export function quantityInItemUnit(item: Item, quantity: Decimal, from: Unit, own: Unit): Decimal {
  return convertExact(quantity, factorToItemUnit(item, from, own), item.decimals);
}
