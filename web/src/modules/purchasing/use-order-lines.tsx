import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { purchaseQuote } from '../../../../shared/contracts/purchasing/question-operations.ts';
import { eq } from '../../../../shared/kernel/decimal.ts';
import { useNounOfPage } from '../../kit/dispatch/use-noun.ts';
import { TitleText } from '../../kit/fields/title-text.tsx';
import { cleaned } from '../../kit/form/paths.ts';
import type { Values } from '../../kit/form/use-form.ts';
import type { ComputedColumn, Line } from '../../kit/lines/grid-props.ts';
import { amountOfLine } from '../../kit/lines/line-amounts.tsx';
import type { UseLines } from '../../kit/record/form-body.tsx';
import { FormTotals } from '../../kit/totals/form-totals.tsx';
import { useQuotes } from '../../kit/totals/line-quotes.ts';
import { totalsTyped } from '../../kit/totals/typed-amounts.ts';
import { dateText, decimalText, moneyText } from '../../lib/format.ts';
import { mayDo, useCompany } from '../../lib/session.ts';
import { type Purchase, quoteOf } from './quotes.ts';

const texts = {
  price: { en: 'Offer', zh: '供应商报价' },
  promise: { en: 'Earliest', zh: '最早到货' },
  amount: { en: 'Amount', zh: '金额' },
} as const;

/** Seldom typed on a line: they follow from the item, the supplier and the head. */
const later = ['description', 'taxCode', 'warehouseId', 'stockRole', 'expenseRole'];

/** What the supplier asks beside each line of an order, its totals below. */
export const useOrderLines: UseLines = (values, doc) => {
  const { create, change } = useNounOfPage();
  const operation = doc ? change : create;
  const currency = useCompany()?.currency ?? 'CNY';
  const { supplierId, date, taxIncluded } = { ...doc, ...values } as Purchase;
  const computed = useMemo(
    () => columnsFor({ supplierId, date, taxIncluded }, currency),
    [supplierId, date, taxIncluded, currency],
  );
  const known = useTotals(values, doc, { supplierId, date, taxIncluded });
  return {
    ...{ computed, later },
    foot: operation && <FormTotals {...{ operation, values, doc, known }} />,
  };
};

function useTotals(values: Values, doc: Values | undefined, purchase: Purchase) {
  const currency = useCompany()?.currency ?? 'CNY';
  const lines = cleaned(values['lines'] ?? []) as Line[];
  const quotes = useQuotes(lines, (line) => quoteOf(line, purchase)).map(
    (quote) => quote && { ...quote, quantity: quote.purchaseQuantity },
  );
  const standing = (doc?.['lines'] ?? []) as Line[];
  const { taxIncluded } = purchase;
  return totalsTyped({ lines, standing, quotes, taxIncluded, currency });
}

function columnsFor(purchase: Purchase, currency: string): ComputedColumn[] {
  const column = (field: keyof typeof texts, width: number): ComputedColumn => ({
    field,
    label: texts[field],
    width,
    numeric: true,
    show: (line) => <Quoted part={field} {...{ line, purchase, currency }} />,
  });
  const quoted = [column('price', 112), column('promise', 88)];
  return [...(mayDo(purchaseQuote.permission) ? quoted : []), column('amount', 96)];
}

interface QuotedProps {
  part: keyof typeof texts;
  line: Line;
  purchase: Purchase;
  currency: string;
}

function Quoted({ part, line, purchase, currency }: QuotedProps) {
  const { data } = useQuery(quoteOf(line, purchase));
  if (part === 'amount') {
    const offered = line['price'] === undefined && data?.price != null;
    const priced = offered ? { quantity: data.purchaseQuantity, price: data.price } : line;
    const amount = amountOfLine(priced, currency);
    return amount === undefined ? null : moneyText(amount, currency);
  }
  if (!data) return null;
  if (part === 'promise') return data.promisedOn ? dateText(data.promisedOn) : '–';
  if (data.price === null) return '–';
  const price = decimalText(data.price, 2);
  if (eq(data.purchaseQuantity, String(line['quantity']))) return price;
  return (
    <>
      {price} / <TitleText noun="unit" id={data.unitId} withName={false} />
    </>
  );
}
