import './form-totals.css';
import { useQuery } from '@tanstack/react-query';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import type { Amounts } from '../../../../shared/kernel/line-amounts.ts';
import { tryOut } from '../../lib/call.ts';
import { moneyText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';
import { useCompany } from '../../lib/session.ts';
import { prepared, type Values } from '../form/use-form.ts';
import { changesOf } from '../record/changes.ts';
import { useSettled } from '../use-settled.ts';

const texts = {
  net: { en: 'Net', zh: '不含税' },
  tax: { en: 'Tax', zh: '税额' },
  gross: { en: 'Gross', zh: '价税合计' },
} as const;

interface Props {
  operation: AnyOperation;
  values: Values;
  /** What stands already, of a document that is changed. */
  doc?: Values | undefined;
  /** The totals out of what is typed and quoted; undefined while these do not say them. */
  known: Amounts | undefined;
}

/** The totals to the cent, as they would be booked, while a document is typed. */
export function FormTotals({ operation, values, doc, known }: Props) {
  const say = useSay();
  const currency = useCompany()?.currency ?? 'CNY';
  const rehearsed = useRehearsed(operation, values, doc, known === undefined);
  const totals = known ?? rehearsed;
  if (!totals) return null;
  return (
    <dl className="form-totals" aria-live="polite">
      {(['net', 'tax', 'gross'] as const).map((name) => (
        <div key={name}>
          <dt>{say(texts[name])}</dt>
          <dd className="num">{moneyText(totals[name], currency)}</dd>
        </div>
      ))}
    </dl>
  );
}

const PAUSE_MS = 500;

/** What only the server knows, such as of a very long document: rehearsed when it is whole. */
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
  const now = whole ? JSON.stringify(input) : '';
  const text = useSettled(now, PAUSE_MS);
  const { data } = useQuery({
    queryKey: ['rehearsal', operation.id, text],
    queryFn: ({ signal }) => tryOut(operation, JSON.parse(text) as never, { signal }),
    enabled: text !== '',
    gcTime: 10_000,
  });
  // What is known of earlier values are not the totals of these.
  return text === now ? (data?.result as Amounts | undefined) : undefined;
}
