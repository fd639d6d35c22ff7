import type * as z from 'zod';
import { fieldMeta, unwrap } from '../../../../shared/contracts/fields.ts';
import type { AnyNoun } from '../../../../shared/contracts/noun.ts';
import { useSay } from '../../lib/language.ts';
import { Field } from '../fields/field.tsx';
import { getAt } from '../form/paths.ts';
import type { Form, Values } from '../form/use-form.ts';
import type { LinesGridProps } from '../lines/grid-props.ts';
import { LinesGrid } from '../lines/lines-grid.tsx';
import { type FormField, isEnterable, sectionsOf, shapeOf } from './field-layout.ts';

/** What a page adds to the sheet of lines: columns that it computes, and what stands below. */
export type LinesExtras = Pick<LinesGridProps, 'computed' | 'onLine' | 'foot' | 'later'>;

/** The extras for a form with these values; of a document that exists, what it says beside them. */
export type UseLines = (values: Values, doc?: Values) => LinesExtras;

interface Props {
  form: Form;
  input: z.ZodObject;
  noun?: AnyNoun | undefined;
  /** Fields that are known already and not asked for. */
  without?: readonly string[];
  columns?: 1 | 2 | 3;
  autoFocus?: boolean;
  lines?: LinesExtras | undefined;
}

/** All fields of an input, in sections; tables of lines as sheets. */
export function FormBody(props: Props) {
  const { form, input, noun, without, columns = 3, autoFocus = true, lines } = props;
  const say = useSay();
  const sections = sectionsOf(input, noun, without);
  return sections.map(({ label, fields }, at) => (
    <section key={fields[0]?.name} className="form-section">
      {label && <h2>{say(label)}</h2>}
      <div className="fields" data-columns={columns}>
        {fields.map((field, index) => (
          <Part
            key={field.name}
            form={form}
            field={field}
            path={field.name}
            noun={noun}
            lines={lines}
            autoFocus={autoFocus && at === 0 && index === 0}
          />
        ))}
      </div>
    </section>
  ));
}

interface PartProps {
  form: Form;
  field: FormField;
  path: string;
  noun?: AnyNoun | undefined;
  autoFocus?: boolean;
  lines?: LinesExtras | undefined;
}

function Part({ form, field: { schema, shape }, path, noun, autoFocus, lines }: PartProps) {
  if (shape === 'object') return <ObjectPart form={form} schema={schema} path={path} />;
  if (shape === 'plain') {
    return <Field form={form} path={path} schema={schema} autoFocus={autoFocus ?? false} />;
  }
  const rows = getAt(form.values, path);
  return (
    <div className="field-all" data-path={path}>
      <LinesGrid
        schema={schema}
        rows={Array.isArray(rows) ? rows : []}
        onChange={(next) => form.set(path, next)}
        errors={form.errors}
        path={path}
        columns={shape === 'lines' ? noun?.page?.lineColumns : undefined}
        {...(shape === 'lines' && lines)}
      />
    </div>
  );
}

/** An object within: its fields stand in the same grid, under its name. */
function ObjectPart({ form, schema, path }: Omit<PartProps, 'field'> & { schema: z.ZodType }) {
  const shape = (unwrap(schema) as z.ZodObject).shape as Record<string, z.ZodType>;
  const parts = Object.entries(shape).filter(
    ([, inner]) => shapeOf('', inner, '') === 'plain' && isEnterable(inner),
  );
  return parts.map(([name, inner]) => {
    const { label } = fieldMeta(inner);
    return (
      <Field
        key={name}
        form={form}
        path={`${path}.${name}`}
        schema={inner}
        {...(label && { label })}
      />
    );
  });
}
