import { add, eq, mul } from '../../../shared/kernel/decimal.ts';
import { roundMoney } from '../../../shared/kernel/money.ts';
import { checkResult, type InvariantCheck } from '../../platform/integrity.ts';
import { decimalOf, defineReport } from '../../platform/read-model/report.ts';

const FOREIGN = `
  SELECT j.id, j.currency, l.debit, l.credit, l.foreignCurrency, l.foreignAmount, l.exchangeRate
  FROM journal__lines l JOIN journal j ON j.id = l.parentId
  WHERE l.foreignCurrency IS NOT NULL OR l.foreignAmount IS NOT NULL
    OR l.exchangeRate IS NOT NULL`;

function wrong(row: Record<string, unknown>): string | undefined {
  if (row['foreignCurrency'] === null) return 'no currency';
  if (row['foreignAmount'] === null) return 'no foreign amount';
  if (row['exchangeRate'] === null) return 'no exchange rate';
  const amount = mul(decimalOf(row['foreignAmount']), decimalOf(row['exchangeRate']));
  const booked = add(decimalOf(row['debit']), decimalOf(row['credit']));
  const converted = roundMoney(amount, String(row['currency']));
  return eq(converted, booked) ? undefined : `${converted} booked as ${booked}`;
}

/** M9. */
export const ratesAreOnTheDocument: InvariantCheck = {
  id: 'M9',
  title: { en: 'The exchange rate used is on the document', zh: '外币分录记有所用汇率' },
  report: defineReport({
    id: 'finance.check.M9',
    run: (sql) =>
      checkResult(
        sql.all(FOREIGN).flatMap((row) => {
          const found = wrong(row);
          if (found === undefined) return [];
          const what = 'A line in a foreign currency does not say how it was converted.';
          const id = String(row['id']);
          return [{ what, expected: 'amount × rate = booked', found, noun: 'journal', id }];
        }),
      ),
  }),
};
