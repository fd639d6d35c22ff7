import { useQuery } from '@tanstack/react-query';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import type { Amounts } from '../../../../shared/kernel/line-amounts.ts';
import { cleaned } from '../../kit/form/paths.ts';
import { prepared, type Values } from '../../kit/form/use-form.ts';
import type { Line } from '../../kit/lines/grid-props.ts';
import { changesOf } from '../../kit/record/changes.ts';
import { useSettled } from '../../kit/use-settled.ts';
import { tryOut } from '../../lib/call.ts';
import { moneyText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { useCompany } from '../../lib/session.ts';
import { type Sale, useQuotes } from './quotes.ts';
import { soldLine, totalsOfSale } from './sale-amounts.ts';

const texts = {
  net: { en: 'Net', zh: '不含税' },
  tax: { en: 'Tax', zh: '税额' },
  gross: { en: 'Gross', zh: '价税合计' },
} as const;

interface Props {
  operation: AnyOperation;
  values: Values;
  /** What stands already, of a sale that is changed. */
  doc?: Values | undefined;
}

/** The totals to the cent, as they would be booked, while the sale is typed. */
export function SaleTotals({ operation, values, doc }: Props) {
  const say = useSay();
  const currency = useCompany()?.currency ?? 'CNY';
  const known = useTotals(values, doc, currency);
  const rehearsed = useRehearsed(operation, values, doc, known === undefined);
  const totals = known ?? rehearsed;
  if (!totals) return null;
  return (
    <dl className="sale-totals" aria-live="polite">
      {(['net', 'tax', 'gross'] as const).map((name) => (
        <div key={name}>
          <dt>{say(texts[name])}</dt>
          <dd className="num">{moneyText(totals[name], currency)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Out of what is typed and quoted, at once. */
function useTotals(values: Values, doc: Values | undefined, currency: string): Amounts | undefined {
  const sale = { ...doc, ...values } as Sale;
  const lines = cleaned(values['lines'] ?? []) as Line[];
  const quotes = useQuotes(lines, sale);
  const standing = (doc?.['lines'] ?? []) as Line[];
  const sold = lines.map((line, index) => {
    const quote = quotes[index];
    const { lineNo } = line;
    const before = standing.find((one) => lineNo !== undefined && one['lineNo'] === lineNo);
    return soldLine(line, before, quote && { price: quote.price.value, taxRate: quote.taxRate });
  });
  const quoted = quotes.find((quote) => quote !== undefined);
  const taxIncluded = sale.taxIncluded ?? quoted?.price.taxIncluded;
  return taxIncluded === undefined ? undefined : totalsOfSale(sold, { taxIncluded, currency });
}

const PAUSE_MS = 500;

/** What only the server knows, such as of a very long sale: it is rehearsed when it is whole. */
function useRehearsed(
  operation: AnyOperation,
  values: Values,
  doc: Values | undefined,
  wanted: boolean,
): Amounts | undefined {
  const input = wanted
    ? prepared(operation.input, doc ? changesOf(operation, doc, values) : values)
    : {};
  const whole = wanted && operation.input.safeParse(input).success;
  const text = useSettled(whole ? JSON.stringify(input) : '', PAUSE_MS);
  const { data } = useQuery({
    queryKey: ['rehearsal', operation.id, text],
    queryFn: ({ signal }) => tryOut(operation, JSON.parse(text) as never, { signal }),
    enabled: text !== '',
    gcTime: 10_000,
  });
  return whole ? (data?.result as Amounts | undefined) : undefined;
}
