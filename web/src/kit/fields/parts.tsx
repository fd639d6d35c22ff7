import type { ReactNode } from 'react';
import * as z from 'zod';
import { fieldMeta, type Label, unwrap } from '../../../../shared/contracts/fields.ts';
import { useSay } from '../../lib/language.ts';
import { readsAs } from './reads-as.ts';

type Values = Readonly<Record<string, unknown>>;

export const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);

export const isLabel = (value: unknown): value is Label =>
  typeof value === 'object' && value !== null && 'en' in value && 'zh' in value;

const isInLine = (schema: z.ZodType): boolean => {
  const inner = unwrap(schema);
  return !(
    inner instanceof z.ZodArray ||
    inner instanceof z.ZodRecord ||
    inner instanceof z.ZodUnknown
  );
};

interface Props {
  /** Of an object. */
  schema: z.ZodType;
  value: Values;
  /** How one of its values is shown. */
  show: (schema: z.ZodType, value: unknown, name: string) => ReactNode;
}

/** An object in one line: the sentence that it reads as, else its values one after the other. */
export function Parts({ schema, value, show }: Props): ReactNode {
  const say = useSay();
  if (isLabel(value)) return say(value);
  const whole = readsAs(fieldMeta(schema), value, say);
  if (whole !== undefined) return whole;
  const { shape } = unwrap(schema) as z.ZodObject;
  return Object.entries(shape as Readonly<Record<string, z.ZodType>>)
    .filter(([name, field]) => !isEmpty(value[name]) && isInLine(field))
    .map(([name, field], index) => (
      <span key={name}>
        {index > 0 && ' · '}
        {unwrap(field) instanceof z.ZodObject ? (
          <Parts schema={field} value={value[name] as Values} show={show} />
        ) : (
          show(field, value[name], name)
        )}
      </span>
    ));
}
