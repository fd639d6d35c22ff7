import { type Decimal, mul, sub } from '../../../../shared/kernel/decimal.ts';
import { roundMoney } from '../../../../shared/kernel/money.ts';

type Line = Readonly<Record<string, unknown>>;

const decimal = /^-?\d+(\.\d+)?$/;
const decimalOf = (value: unknown): Decimal | undefined =>
  typeof value === 'string' && decimal.test(value) ? value : undefined;

/**
 * What a line comes to as its price is entered, with or without tax: quantity × price less the
 * discount, rounded half up to the currency. The price is the typed one, else the offered one.
 */
export function lineValue(line: Line, offered: unknown, currency: string): Decimal | undefined {
  const quantity = decimalOf(line['quantity']);
  const price = decimalOf(line['price']) ?? decimalOf(offered);
  if (quantity === undefined || price === undefined) return undefined;
  const kept = sub('1', decimalOf(line['discount']) ?? '0');
  return roundMoney(mul(mul(quantity, price), kept), currency);
}
