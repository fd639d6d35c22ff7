import { type ReactNode, useId } from 'react';
import type * as z from 'zod';
import { fieldMeta, type Label } from '../../../shared/contracts/fields.ts';
import { TextField } from '../kit/fields/text-field.tsx';
import { getAt } from '../kit/form/paths.ts';
import type { Form } from '../kit/form/use-form.ts';
import { useSay } from '../lib/language.ts';

interface Props {
  form: Form;
  path: string;
  schema: z.ZodType;
  label?: Label;
  type?: string;
  autoComplete?: string;
  autoFocus?: boolean;
  hint?: ReactNode;
}

/** A text field of the pages outside a company; they need none of the kit's other inputs. */
export function PlainField({ form, path, schema, label, hint, ...rest }: Props) {
  const say = useSay();
  const id = useId();
  const meta = fieldMeta(schema);
  const error = form.errors[path];
  return (
    <div className="field" data-path={path}>
      <label htmlFor={id}>{say(label ?? meta.label)}</label>
      <TextField
        {...rest}
        id={id}
        meta={meta}
        schema={schema}
        value={getAt(form.values, path)}
        onChange={(value) => form.set(path, value)}
        onLeft={() => form.left(path)}
        invalid={error !== undefined}
        describedBy={error || hint ? `${id}-note` : undefined}
      />
      {(error ?? hint) && (
        <p id={`${id}-note`} className={error ? 'field-error' : 'field-hint'}>
          {error ?? hint}
        </p>
      )}
    </div>
  );
}
