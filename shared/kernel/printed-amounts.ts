import { add, type Decimal, mul, sub } from './decimal.ts';
import type { Amounts, MoneyTerms } from './line-amounts.ts';
import { netFromGross, roundMoney, taxOnNet } from './money.ts';

/**
 * A line as it stands on a supplier's paper: a price or a net amount, and the tax if it is said.
 */
export interface Printed {
  quantity: Decimal;
  price?: Decimal | undefined;
  net?: Decimal | undefined;
  tax?: Decimal | undefined;
}

/**
 * Its amounts with the tax that the rate gives (`expected`), and with the tax that is printed. A
 * printed net amount is without tax, whatever the prices say; a printed tax comes out of a gross
 * price and goes onto a net one.
 */
export function printedAmounts(
  line: Printed,
  rate: Decimal,
  { taxIncluded, currency }: MoneyTerms,
): { amounts: Amounts; expected: Decimal } {
  const entered = roundMoney(line.net ?? mul(line.quantity, line.price ?? '0'), currency);
  const fromGross = taxIncluded && line.net === undefined;
  const worked = fromGross
    ? netFromGross(entered, rate, currency)
    : taxOnNet(entered, rate, currency);
  const tax = line.tax ?? worked.tax;
  const net = fromGross ? sub(entered, tax) : worked.net;
  return { amounts: { net, tax, gross: add(net, tax) }, expected: worked.tax };
}
