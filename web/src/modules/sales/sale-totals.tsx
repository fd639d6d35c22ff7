import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { cleaned } from '../../kit/form/paths.ts';
import type { Values } from '../../kit/form/use-form.ts';
import type { Line } from '../../kit/lines/grid-props.ts';
import { FormTotals } from '../../kit/totals/form-totals.tsx';
import { useQuotes } from '../../kit/totals/line-quotes.ts';
import { totalsTyped } from '../../kit/totals/typed-amounts.ts';
import { useCompany } from '../../lib/session.ts';
import { quoteOf, type Sale } from './quotes.ts';

interface Props {
  operation: AnyOperation;
  values: Values;
  doc?: Values | undefined;
}

/** The totals of a sale, out of what is typed and what the price policy says. */
export function SaleTotals({ operation, values, doc }: Props) {
  const currency = useCompany()?.currency ?? 'CNY';
  const sale = { ...doc, ...values } as Sale;
  const lines = cleaned(values['lines'] ?? []) as Line[];
  const quotes = useQuotes(lines, (line) => quoteOf(line, sale)).map(
    (quote) =>
      quote && {
        ...{ price: quote.price.value, taxRate: quote.taxRate },
        taxIncluded: quote.price.taxIncluded,
      },
  );
  const standing = (doc?.['lines'] ?? []) as Line[];
  const { taxIncluded } = sale;
  const known = totalsTyped({ lines, standing, quotes, taxIncluded, currency });
  return <FormTotals {...{ operation, values, doc, known }} />;
}
