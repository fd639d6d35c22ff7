import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { priceQuote } from '../../../../shared/contracts/sales/question-operations.ts';
import { lt } from '../../../../shared/kernel/decimal.ts';
import type { Values } from '../../kit/form/use-form.ts';
import type { ComputedColumn, Line } from '../../kit/lines/grid-props.ts';
import { amountOfLine } from '../../kit/lines/line-amounts.tsx';
import type { LinesExtras } from '../../kit/record/form-body.tsx';
import { explainerOf } from '../../kit/why/explainers.ts';
import { Why } from '../../kit/why/why.tsx';
import type { Output } from '../../lib/call.ts';
import { dateText, decimalText, moneyText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { mayDo, useCompany } from '../../lib/session.ts';
import { quoteOf, type Sale } from './quotes.ts';

const texts = {
  price: { en: 'Our price', zh: '政策价' },
  available: { en: 'Available', zh: '可用量' },
  promise: { en: 'Promise', zh: '承诺交期' },
  amount: { en: 'Amount', zh: '金额' },
  unknown: { en: 'not known', zh: '待定' },
} as const;

/** Seldom typed on a line: they follow from the customer, the item and the head. */
const later = ['taxCode', 'warehouseId', 'requestedDate'];

/** Columns that ask for price, stock and promise of a line as soon as it says what and how many. */
export function useQuotedLines(values: Values): LinesExtras {
  const { customerId, date, warehouseId, taxIncluded } = values as Sale;
  const currency = useCompany()?.currency ?? 'CNY';
  const computed = useMemo(() => {
    const sale = { customerId, date, warehouseId, taxIncluded };
    return mayDo(priceQuote.permission) ? columnsFor(sale, currency) : [];
  }, [customerId, date, warehouseId, taxIncluded, currency]);
  return { computed, later };
}

function columnsFor(sale: Sale, currency: string): ComputedColumn[] {
  const column = (field: keyof typeof texts, width: number): ComputedColumn => ({
    field,
    label: texts[field],
    width,
    numeric: true,
    show: (line) => <Quoted part={field} {...{ line, sale, currency }} />,
  });
  return [
    column('price', 88),
    column('available', 80),
    column('promise', 84),
    column('amount', 104),
  ];
}

interface QuotedProps {
  part: keyof typeof texts;
  line: Line;
  sale: Sale;
  currency: string;
}

function Quoted({ part, line, sale, currency }: QuotedProps) {
  const say = useSay();
  const { data } = useQuery(quoteOf(line, sale));
  if (part === 'amount') {
    const price = line['price'] ?? data?.price.value ?? undefined;
    const value = amountOfLine({ ...line, price }, currency);
    return value === undefined ? null : moneyText(value, currency);
  }
  if (!data) return null;
  if (part === 'price') return <OurPrice {...{ data, line, sale }} />;
  if (part === 'available') {
    const short = lt(data.available, String(line['quantity']));
    return <span data-tone={short ? 'warn' : undefined}>{decimalText(data.available)}</span>;
  }
  const day = data.promise.value;
  return (
    <span data-tone={day ? undefined : 'warn'}>{day ? dateText(day) : say(texts.unknown)}</span>
  );
}

interface OurPriceProps {
  data: Output<typeof priceQuote>;
  line: Line;
  sale: Sale;
}

function OurPrice({ data, line, sale }: OurPriceProps) {
  const { value } = data.price;
  const explainer = explainerOf('salesOrder', 'lines.price');
  const shown = value === null ? '–' : decimalText(value, 2);
  if (!explainer) return shown;
  return (
    <Why explainer={explainer} doc={{ ...sale }} line={line}>
      {shown}
    </Why>
  );
}
