import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { prepared, type Values } from '../../kit/form/use-form.ts';
import { tryOut } from '../../lib/call.ts';
import { moneyText } from '../../lib/format.ts';
import { useSay } from '../../lib/language.ts';

const texts = {
  net: { en: 'Net', zh: '不含税' },
  tax: { en: 'Tax', zh: '税额' },
  gross: { en: 'Gross', zh: '价税合计' },
} as const;

interface Props {
  operation: AnyOperation;
  values: Values;
}

const PAUSE_MS = 500;

/** The totals as the server would book them: the sale is rehearsed whenever it is whole. */
export function SaleTotals({ operation, values }: Props) {
  const say = useSay();
  const input = prepared(operation.input, values);
  const whole = operation.input.safeParse(input).success;
  const text = useSettled(whole ? JSON.stringify(input) : '');
  const { data } = useQuery({
    queryKey: ['rehearsal', operation.id, text],
    queryFn: ({ signal }) => tryOut(operation, JSON.parse(text) as never, { signal }),
    enabled: text !== '',
    gcTime: 10_000,
  });
  const result = (whole ? data?.result : undefined) as Record<string, string> | undefined;
  if (!result?.['gross']) return null;
  const currency = result['currency'];
  return (
    <dl className="sale-totals" aria-live="polite">
      {(['net', 'tax', 'gross'] as const).map((name) => (
        <div key={name}>
          <dt>{say(texts[name])}</dt>
          <dd className="num">{moneyText(result[name] ?? '0', currency)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A text once it has stood still for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
