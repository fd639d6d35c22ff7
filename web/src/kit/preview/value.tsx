import * as z from 'zod';
import { unwrap } from '../../../../shared/contracts/fields.ts';
import { useSay } from '../../lib/language.ts';
import { CodeText } from '../fields/code-text.tsx';
import { readsAs } from '../fields/reads-as.ts';
import { valueMeta } from '../fields/value-meta.ts';
import { Cell } from '../list/cell.tsx';

interface Props {
  schema: z.ZodType;
  value: unknown;
  currency?: string | undefined;
}

export const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

/** What a field of a document would hold, in words; of an object its parts in one line. */
export function Value({ schema, value, currency }: Props) {
  const meta = valueMeta(schema);
  const say = useSay();
  const inner = unwrap(schema);
  if (inner instanceof z.ZodObject && typeof value === 'object' && value !== null) {
    const whole = readsAs(meta, value as Readonly<Record<string, unknown>>, say);
    if (whole !== undefined) return whole;
    const shape = inner.shape as Readonly<Record<string, z.ZodType>>;
    const parts = Object.entries(value).filter(([name, part]) => shape[name] && part !== undefined);
    return parts.map(([name, part], index) => (
      <span key={name}>
        {index > 0 && ' · '}
        <Value value={part} schema={shape[name] as z.ZodType} currency={currency} />
      </span>
    ));
  }
  if (meta.codeOf && typeof value === 'string') return <CodeText noun={meta.codeOf} code={value} />;
  return <Cell value={value} meta={meta} currency={currency} field="" />;
}
