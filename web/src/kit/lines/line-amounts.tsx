import * as z from 'zod';
import { unwrap } from '../../../../shared/contracts/fields.ts';
import { mul, sub, sum } from '../../../../shared/kernel/decimal.ts';
import { roundMoney } from '../../../../shared/kernel/money.ts';
import { moneyText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { decimalOf } from '../totals/typed-amounts.ts';
import type { ComputedColumn, Line } from './grid-props.ts';

const texts = {
  amount: { en: 'Amount', zh: '金额' },
  total: { en: 'Total', zh: '合计' },
} as const;

/** Quantity × price less the discount, to the cent as it will be booked; nothing while unknown. */
export function amountOfLine(line: Line, currency: string): string | undefined {
  const quantity = decimalOf(line['quantity']);
  const price = decimalOf(line['price'] ?? line['unitPrice']);
  if (quantity === undefined || price === undefined) return undefined;
  const kept = sub('1', decimalOf(line['discount']) ?? '0');
  return roundMoney(mul(quantity, price, kept), currency);
}

/** Whether lines of this schema have an amount that can be reckoned while they are typed. */
export function haveAmounts(schema: z.ZodType): boolean {
  const list = unwrap(schema);
  const line = list instanceof z.ZodArray ? unwrap(list.element as z.ZodType) : undefined;
  return line instanceof z.ZodObject && 'quantity' in line.shape && 'price' in line.shape;
}

/** The amount of each line beside what is typed. */
export const amountColumn = (currency: string): ComputedColumn => ({
  field: 'amount',
  label: texts.amount,
  width: 112,
  numeric: true,
  show: (line) => {
    const amount = amountOfLine(line, currency);
    return amount === undefined ? '' : moneyText(amount, currency);
  },
});

export function AmountTotal({ rows, currency }: { rows: readonly Line[]; currency: string }) {
  const say = useSay();
  const total = sum(rows.flatMap((line) => amountOfLine(line, currency) ?? []));
  return (
    <span className="sheet-total">
      {say(texts.total)} <span className="caption">{currency}</span>
      <strong>{moneyText(total, currency)}</strong>
    </span>
  );
}
