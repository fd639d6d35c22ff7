import { type Decimal, eq, gt, isDecimal, sub } from '../../../../shared/kernel/decimal.ts';
import {
  type Amounts,
  amountsOf,
  type MoneyTerms,
  type Pricing,
  totalOf,
} from '../../../../shared/kernel/line-amounts.ts';
import type { Line } from '../../kit/lines/grid-props.ts';

/** What the server answers about a line: the price of the policy and the rate of its tax. */
export interface Quoted {
  price: Decimal | null;
  taxRate: Decimal;
}

interface Sold extends Pricing {
  quantity: Decimal;
}

const decimalOf = (value: unknown): Decimal | undefined =>
  typeof value === 'string' && isDecimal(value) ? value : undefined;

/**
 * What a line sells, as it would be booked: what is typed, else what is quoted; of a line that
 * stands the rate of its tax. Undefined as long as anything of it is not known.
 */
export function soldLine(line: Line, before?: Line, quoted?: Quoted): Sold | undefined {
  const kept = before?.['taxCode'] === line['taxCode'] ? before : undefined;
  const quantity = decimalOf(line['quantity']);
  const price = decimalOf(line['price'] ?? quoted?.price);
  const taxRate = decimalOf(kept?.['taxRate'] ?? quoted?.taxRate);
  const discount = decimalOf(line['discount'] ?? '0');
  if (quantity === undefined || price === undefined || taxRate === undefined) return undefined;
  if (discount === undefined || gt(discount, '1')) return undefined;
  return { quantity: stillOrdered(quantity, before), price, discount, taxRate };
}

/** What was cancelled of a line is not sold, until its quantity is changed. */
function stillOrdered(quantity: Decimal, before: Line = {}): Decimal {
  const cancelled = decimalOf(before['cancelled']);
  const same = eq(quantity, decimalOf(before['quantity']) ?? '0');
  return cancelled !== undefined && same ? sub(quantity, cancelled) : quantity;
}

/** Net, tax and gross as they are booked: tax per line, the document the sum of its lines. */
export function totalsOfSale(
  lines: readonly (Sold | undefined)[],
  terms: MoneyTerms,
): Amounts | undefined {
  const sold = lines.filter((line) => line !== undefined);
  if (sold.length === 0 || sold.length < lines.length) return undefined;
  return totalOf(sold.map((line) => amountsOf(line, line.quantity, terms)));
}
