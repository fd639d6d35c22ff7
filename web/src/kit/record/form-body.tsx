import * as z from 'zod';
import { fieldMeta, isOptional, unwrap } from '../../../../shared/contracts/fields.ts';
import type { AnyNoun } from '../../../../shared/contracts/noun.ts';
import { useSay } from '../../lib/language.ts';
import { useCompany } from '../../lib/session.ts';
import { Field } from '../fields/field.tsx';
import { getAt } from '../form/paths.ts';
import type { Form, Values } from '../form/use-form.ts';
import type { ComputedColumn, Line, LinesGridProps } from '../lines/grid-props.ts';
import { AmountTotal, amountColumn, haveAmounts } from '../lines/line-amounts.tsx';
import { LinesGrid } from '../lines/lines-grid.tsx';
import { elementOf } from './changes.ts';
import { type FormField, isEnterable, sectionsOf, shapeOf } from './field-layout.ts';

/**
 * What a page adds to the sheet of lines: their order, columns that it computes, what stands below.
 */
export type LinesExtras = Pick<
  LinesGridProps,
  'columns' | 'computed' | 'onLine' | 'foot' | 'later'
>;

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

const columnsByCurrency = new Map<string, readonly ComputedColumn[]>();

/** The same list for the same currency, so that rows are drawn only when their own change. */
function amountColumns(currency: string): readonly ComputedColumn[] {
  const known = columnsByCurrency.get(currency) ?? [amountColumn(currency)];
  columnsByCurrency.set(currency, known);
  return known;
}

function Part({ form, field: { schema, shape }, path, noun, autoFocus, lines }: PartProps) {
  const company = useCompany();
  if (shape === 'object') return <ObjectPart form={form} schema={schema} path={path} />;
  if (shape === 'plain') {
    return <Field form={form} path={path} schema={schema} autoFocus={autoFocus ?? false} />;
  }
  const found = getAt(form.values, path);
  const rows = Array.isArray(found) ? (found as Line[]) : [];
  const currency = String(form.values['currency'] ?? company?.currency ?? 'CNY');
  const amounts = shape === 'lines' && haveAmounts(schema);
  const numbered = needNumbers(noun, path, schema);
  return (
    <div className="field-all" data-path={path}>
      <LinesGrid
        schema={schema}
        rows={rows}
        onChange={(next) => form.set(path, next)}
        errors={form.errors}
        wait={form.wait}
        mark={form.mark}
        path={path}
        columns={shape === 'lines' ? noun?.page?.lineColumns : undefined}
        numbered={numbered}
        {...(amounts && {
          computed: amountColumns(currency),
          foot: <AmountTotal rows={rows} currency={currency} />,
        })}
        {...(shape === 'lines' && lines)}
      />
    </div>
  );
}

/** Whether these are the lines of the document itself, whose numbers the sheet has to give. */
function needNumbers(noun: AnyNoun | undefined, path: string, schema: z.ZodType): boolean {
  const own = noun?.document.shape[path] as z.ZodType | undefined;
  const line = elementOf(schema);
  const isOwn = own !== undefined && elementOf(own) === line;
  const number = line instanceof z.ZodObject ? (line.shape['lineNo'] as z.ZodType) : undefined;
  return isOwn && number !== undefined && !isOptional(number);
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
