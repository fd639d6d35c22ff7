import type { BusinessDate } from '../../../shared/kernel/date.ts';
import { add, type Decimal, div, lte, mul } from '../../../shared/kernel/decimal.ts';
import { decimalOf, type Sql } from '../../platform/read-model/report.ts';
import { holdsOn } from './holds-on.ts';

const PLACES = 6;

/** Prices in the company's own currency, in the item's unit or one that it is bought in. */
const PRICES = `
  SELECT p.itemId, p.taxIncluded, b.minimum, b.price, u.numerator, u.denominator,
    coalesce((SELECT r.rate FROM ledgerSettings s JOIN ledgerSettings__taxRates r ON r.parentId = s.id
      WHERE r.code = coalesce(i.taxCode, s.defaultTaxCode) AND ${holdsOn('r')}
      ORDER BY r.validFrom DESC LIMIT 1), 0) AS taxRate
  FROM supplierPrice p
  JOIN supplierPrice__breaks b ON b.parentId = p.id
  JOIN item i ON i.id = p.itemId
  LEFT JOIN item__purchaseUnits u ON u.parentId = p.itemId AND u.unitId = p.unitId
  WHERE coalesce(p.archived, 0) = 0 AND ${holdsOn('p')}
    AND p.currency = (SELECT currency FROM company)
    AND (p.unitId IS NULL OR p.unitId = i.unitId OR u.unitId IS NOT NULL)
  ORDER BY p.itemId, b.minimum, p.id`;

/**
 * The lowest price that any supplier asks on a day for a lot of each item: without tax, for one of
 * the item's unit. Breaks that the lot does not reach do not count, unless there is no other.
 */
export function bestPurchasePrices(
  sql: Sql,
  date: BusinessDate,
  lotOf: (itemId: string) => Decimal,
): Map<string, Decimal> {
  const best = new Map<string, Decimal>();
  for (const row of sql.each(PRICES, date, date, date, date)) {
    const itemId = String(row['itemId']);
    const net = netPrice(row);
    const known = best.get(itemId);
    const reached = lte(perItemUnit(decimalOf(row['minimum']), row, 'up'), lotOf(itemId));
    if (known === undefined || (reached && lte(net, known))) best.set(itemId, net);
  }
  return best;
}

/** From the unit bought in to the item's: quantities grow by the factor, prices shrink by it. */
function perItemUnit(value: Decimal, row: Record<string, unknown>, way: 'up' | 'down'): Decimal {
  if (row['numerator'] === null) return value;
  const [by, per] = [decimalOf(row['numerator']), decimalOf(row['denominator'])];
  return way === 'up' ? div(mul(value, by), per, PLACES) : div(mul(value, per), by, PLACES);
}

function netPrice(row: Record<string, unknown>): Decimal {
  const price = perItemUnit(decimalOf(row['price']), row, 'down');
  if (Number(row['taxIncluded']) !== 1) return price;
  return div(price, add('1', decimalOf(row['taxRate'])), PLACES);
}
