import { add, type Decimal, eq, neg, sub } from '../../../../shared/kernel/decimal.ts';
import { type Books, straysAmong } from './balance-sheet.ts';
import { type BalanceRow, type FilledLine, fillStatement } from './fill-statement.ts';
import { placesOf, takesBothSides } from './place-accounts.ts';
import { type IncomeStatementTemplate, linesOn } from './statement-template.ts';

export interface IncomeStatement {
  readonly lines: readonly FilledLine[];
  /** Per column, after tax; a loss is negative. */
  readonly netProfit: readonly Decimal[];
  /** Corrections of earlier years, which no line shows; a gain is positive. */
  readonly outside: readonly Decimal[];
  /** Net profit and what is outside are all that moved on income and expense accounts. */
  readonly complete: boolean;
  readonly strays: readonly string[];
}

const OUTSIDE = 'outside';

/** Where income and expense accounts stand. */
export const placesOnIncomeStatement = (template: IncomeStatementTemplate, books: Books) =>
  placesOf(
    [{ lines: withOutside(template), classes: ['income', 'expense'] }],
    books.accounts,
    books.roles,
  );

const withOutside = ({ lines, outside }: IncomeStatementTemplate) => [
  ...lines,
  linesOn('credit').line(OUTSIDE, ['以前年度损益调整', 'Prior year adjustments'], outside),
];

/**
 * The profit and loss statement from movements, debit − credit, of income and expense accounts.
 * What only carries a result to equity (结转损益) is no movement here and has to be left out.
 */
export function incomeStatement(
  template: IncomeStatementTemplate,
  books: Books,
  rows: readonly BalanceRow[],
  columns: number,
): IncomeStatement {
  const classes = new Map(books.accounts.map((account) => [account.code, account.class]));
  const places = placesOnIncomeStatement(template, books);
  const own = rows.filter(({ accountCode }) =>
    ['income', 'expense'].includes(classes.get(accountCode) ?? ''),
  );
  const lines = fillStatement({
    lines: withOutside(template),
    ...{ rows: own, columns, places },
    strayOf: (code) => template.strays[classes.get(code) === 'income' ? 'income' : 'expense'],
  });
  const amountsOf = (id: string) => lines.find((line) => line.id === id)?.amounts ?? [];
  const netProfit = amountsOf('netProfit');
  const outside = amountsOf(OUTSIDE);
  const moved = Array.from({ length: columns }, (_, column) =>
    neg(own.reduce((sum, { amounts }) => add(sum, amounts[column] ?? '0'), '0')),
  );
  return {
    lines: lines.filter(({ id }) => id !== OUTSIDE),
    netProfit,
    outside,
    complete: moved.every((amount, at) =>
      eq(sub(amount, outside[at] ?? '0'), netProfit[at] ?? '0'),
    ),
    strays: straysAmong(own, (code) => takesBothSides(places(code))),
  };
}
