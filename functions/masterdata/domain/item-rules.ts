import type { item } from '../../../shared/contracts/masterdata/item.ts';
import { MAIN_AREA } from '../../../shared/contracts/masterdata/planning-area.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import { type Decimal, eq, round } from '../../../shared/kernel/decimal.ts';
import {
  duplicateArea,
  duplicatePurchaseUnit,
  itemFieldsDisagree,
  itemUnitFixed,
  tooManyDecimals,
} from './errors.ts';

type Item = Doc<typeof item>;

/** What spans several fields of an item, and what may not change any more. */
export function checkItem(after: Item, before: Item | undefined): void {
  if (before && (before.unitId !== after.unitId || after.decimals < before.decimals)) {
    throw itemUnitFixed(
      { item: after.code },
      before.unitId === after.unitId ? '/decimals' : '/unitId',
    );
  }
  if (after.stocked && after.kind !== 'goods') {
    const reason = 'Only goods are kept in stock; a bundle is as available as its parts.';
    throw itemFieldsDisagree({ reason }, '/stocked');
  }
  if (after.trackLots && !after.stocked) {
    const reason = 'Lots are tracked only for what is kept in stock.';
    throw itemFieldsDisagree({ reason }, '/trackLots');
  }
  if (after.shelfLifeDays !== undefined && !after.trackLots) {
    const reason = 'A shelf life is kept only for what is tracked by lot.';
    throw itemFieldsDisagree({ reason }, '/shelfLifeDays');
  }
  checkPurchaseUnits(after);
  checkAreaStocks(after);
  checkDecimals(after, 'safetyStock', after.safetyStock);
  checkDecimals(after, 'reorderPoint', after.reorderPoint);
}

function checkPurchaseUnits({ unitId, purchaseUnits = [] }: Item): void {
  const seen = new Set([unitId]);
  for (const [index, unit] of purchaseUnits.entries()) {
    if (seen.has(unit.unitId)) throw duplicatePurchaseUnit({}, `/purchaseUnits/${index}/unitId`);
    seen.add(unit.unitId);
  }
}

/** Each area once; that of the main one stands on the item. */
function checkAreaStocks(after: Item): void {
  const seen = new Set([MAIN_AREA]);
  for (const [index, { area, safetyStock }] of (after.areaStocks ?? []).entries()) {
    if (seen.has(area)) throw duplicateArea({}, `/areaStocks/${index}/area`);
    seen.add(area);
    checkDecimals(after, `areaStocks/${index}/safetyStock`, safetyStock);
  }
}

function checkDecimals(item: Item, field: string, quantity: Decimal | undefined): void {
  if (quantity === undefined || eq(quantity, round(quantity, item.decimals))) return;
  throw tooManyDecimals({ quantity, decimals: item.decimals, item: item.code }, `/${field}`);
}
