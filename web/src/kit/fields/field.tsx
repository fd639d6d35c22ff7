import { type ReactNode, useCallback, useId } from 'react';
import type * as z from 'zod';
import { fieldMeta, isOptional, type Label } from '../../../../shared/contracts/fields.ts';
import { useSay } from '../../lib/language.ts';
import { getAt } from '../form/paths.ts';
import type { Form, Values } from '../form/use-form.ts';
import { FieldInput } from './field-input.tsx';
import { fieldName } from './field-name.ts';

interface Props {
  form: Form;
  /** lines.0.quantity */
  path: string;
  schema: z.ZodType;
  label?: Label;
  autoFocus?: boolean;
  disabled?: boolean;
  /** What stands under the input while nothing is wrong. */
  hint?: ReactNode;
}

/** What the field at a path stands in. */
function besideOf(values: Values, path: string): Values {
  const end = path.lastIndexOf('.');
  return end < 0 ? values : ((getAt(values, path.slice(0, end)) ?? {}) as Values);
}

/** A field of a form: its label, its input, and one sentence when something is wrong with it. */
export function Field({ form, path, schema, label, hint, ...rest }: Props) {
  const say = useSay();
  const id = useId();
  const meta = fieldMeta(schema);
  const name = label ?? fieldName(path.split('.').at(-1) as string, schema);
  const error = form.errors[path];
  const markAt = form.mark;
  const mark = useCallback((sentence?: string) => markAt(path, sentence), [markAt, path]);
  const shared = {
    ...rest,
    id,
    schema,
    meta: { ...meta, label: name },
    value: getAt(form.values, path),
    beside: besideOf(form.values, path),
    onChange: (value: unknown) => form.set(path, value),
    onLeft: () => form.left(path),
    wait: form.wait,
    mark,
    invalid: error !== undefined,
    describedBy: error || hint ? `${id}-note` : undefined,
  };
  const isWide = meta.kind === 'note';
  return (
    <div className="field" data-wide={isWide || undefined} data-path={path}>
      {meta.kind === 'flag' ? null : (
        <label htmlFor={id} data-needed={!isOptional(schema) || undefined}>
          {say(name)}
        </label>
      )}
      <FieldInput {...shared} />
      {(error ?? hint) && (
        <p id={`${id}-note`} className={error ? 'field-error' : 'field-hint'}>
          {error ?? hint}
        </p>
      )}
    </div>
  );
}
