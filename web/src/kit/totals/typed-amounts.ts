import { type Decimal, eq, gt, isDecimal, sub } from '../../../../shared/kernel/decimal.ts';
import {
  type Amounts,
  amountsOf,
  type MoneyTerms,
  type Pricing,
  totalOf,
} from '../../../../shared/kernel/line-amounts.ts';
import type { Line } from '../lines/grid-props.ts';

/** What the server answers about a line: the price of the policy and the rate of its tax. */
export interface Quoted {
  price: Decimal | null;
  taxRate: Decimal;
  taxIncluded: boolean;
  /** What was asked for in the unit of that price, where it is another one. */
  quantity?: Decimal;
}

interface Priced extends Pricing {
  quantity: Decimal;
}

export const decimalOf = (value: unknown): Decimal | undefined =>
  typeof value === 'string' && isDecimal(value) ? value : undefined;

/**
 * What a line trades, as it would be booked: what is typed, else what is quoted; of a line that
 * stands the rate of its tax. Undefined as long as anything of it is not known.
 */
export function typedLine(line: Line, before?: Line, quoted?: Quoted): Priced | undefined {
  const kept = before?.['taxCode'] === line['taxCode'] ? before : undefined;
  const isTyped = line['price'] !== undefined;
  const asked = isTyped ? line['quantity'] : (quoted?.quantity ?? line['quantity']);
  const quantity = decimalOf(line['quantity']) && decimalOf(asked);
  const price = decimalOf(line['price'] ?? quoted?.price);
  const taxRate = decimalOf(kept?.['taxRate'] ?? quoted?.taxRate);
  const discount = decimalOf(line['discount'] ?? '0');
  if (quantity === undefined || price === undefined || taxRate === undefined) return undefined;
  if (discount === undefined || gt(discount, '1')) return undefined;
  return { quantity: stillOrdered(quantity, before), price, discount, taxRate };
}

/** What was cancelled of a line is not traded, until its quantity is changed. */
function stillOrdered(quantity: Decimal, before: Line = {}): Decimal {
  const cancelled = decimalOf(before['cancelled']);
  const same = eq(quantity, decimalOf(before['quantity']) ?? '0');
  return cancelled !== undefined && same ? sub(quantity, cancelled) : quantity;
}

/** The sum of the lines' amounts; undefined while one of them is not known. */
export function totalOfKnown(lines: readonly (Amounts | undefined)[]): Amounts | undefined {
  const known = lines.filter((line) => line !== undefined);
  return known.length > 0 && known.length === lines.length ? totalOf(known) : undefined;
}

interface Typed {
  lines: readonly Line[];
  /** The lines that stand already, of a document that is changed. */
  standing: readonly Line[];
  /** What is quoted for each line. */
  quotes: readonly (Quoted | undefined)[];
  taxIncluded: boolean | undefined;
  currency: string;
}

/** Net, tax and gross as they are booked: tax per line, the document the sum of its lines. */
export function totalsTyped({ lines, standing, quotes, ...terms }: Typed): Amounts | undefined {
  const quoted = quotes.find((quote) => quote !== undefined);
  const { currency, taxIncluded = quoted?.taxIncluded } = terms;
  if (taxIncluded === undefined) return undefined;
  const booked: MoneyTerms = { taxIncluded, currency };
  const amounts = lines.map((line, index) => {
    const { lineNo } = line;
    const before = standing.find((one) => lineNo !== undefined && one['lineNo'] === lineNo);
    const priced = typedLine(line, before, quotes[index]);
    return priced && amountsOf(priced, priced.quantity, booked);
  });
  return totalOfKnown(amounts);
}
