import * as z from 'zod';
import { unwrap } from '../../../../shared/contracts/fields.ts';
import { CodeText } from '../fields/code-text.tsx';
import { Parts } from '../fields/parts.tsx';
import { valueMeta } from '../fields/value-meta.ts';
import { Cell } from '../list/cell.tsx';

interface Props {
  schema: z.ZodType;
  value: unknown;
  currency?: string | undefined;
  /** The document that would hold it. */
  beside?: Readonly<Record<string, unknown>> | undefined;
}

export const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

/** What a field of a document would hold, in words; of an object its parts in one line. */
export function Value({ schema, value, currency, beside }: Props) {
  const meta = valueMeta(schema);
  const inner = unwrap(schema);
  if (inner instanceof z.ZodObject && typeof value === 'object' && value !== null) {
    return (
      <Parts
        schema={schema}
        value={value as Readonly<Record<string, unknown>>}
        show={(part, held) => <Value value={held} schema={part} {...{ currency, beside }} />}
      />
    );
  }
  if (meta.codeOf && typeof value === 'string') return <CodeText noun={meta.codeOf} code={value} />;
  return <Cell {...{ value, meta, currency, beside }} field="" />;
}
