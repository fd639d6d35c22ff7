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
  const said = ['quantity', 'price', 'net', 'tax'].map((name) => line[name]);
  const [quantity, price, net, tax] = said.map(decimalOf);
  const isRead = said.every((value) => value === undefined || decimalOf(value) !== undefined);
  const isClear = isRead && (price === undefined) !== (net === undefined);
  if (quantity === undefined || rate === undefined || !isClear) return undefined;
  return printedAmounts({ quantity, price, net, tax }, rate, terms).amounts;
}
