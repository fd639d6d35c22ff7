import type { Amounts, MoneyTerms } from '../../../../shared/kernel/line-amounts.ts';
import { printedAmounts } from '../../../../shared/kernel/printed-amounts.ts';
import type { Line } from '../../kit/lines/grid-props.ts';
import { decimalOf } from '../../kit/totals/typed-amounts.ts';

/**
 * What a line of a supplier's invoice says, as it would be booked; undefined while it is unclear.
 */
export function billedAmounts(
  line: Line,
  rate: string | undefined,
  terms: MoneyTerms,
): Amounts | undefined {
  const [quantity, price, net, tax] = ['quantity', 'price', 'net', 'tax'].map((name) =>
    decimalOf(line[name]),
  );
  const isClear = (price === undefined) !== (net === undefined);
  if (quantity === undefined || rate === undefined || !isClear) return undefined;
  return printedAmounts({ quantity, price, net, tax }, rate, terms).amounts;
}
