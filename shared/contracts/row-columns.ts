import * as z from 'zod';
import { type FieldMeta, fieldMeta, type Label, unwrap } from './fields.ts';

/**
 * A column of a table of rows: one scalar of the row's schema; '*' stands for the nth of a list.
 */
export interface RowColumn {
  path: readonly string[];
  label: Label;
  schema: z.ZodType;
  meta: FieldMeta;
}

const LABEL_PARTS: Label = { en: ': ', zh: '：' };

const labelOf = (name: string, schema: z.ZodType): Label =>
  fieldMeta(schema).label ?? { en: name, zh: name };

const within = (outer: Label | undefined, inner: Label): Label =>
  outer === undefined
    ? inner
    : {
        en: `${outer.en}${LABEL_PARTS.en}${inner.en}`,
        zh: `${outer.zh}${LABEL_PARTS.zh}${inner.zh}`,
      };

/** Lists show their position in the header: Contacts 1: Phone. */
const numbered = (label: Label): Label => ({ en: `${label.en} *`, zh: `${label.zh} *` });

function columnsWithin(
  schema: z.ZodType,
  path: readonly string[],
  label: Label | undefined,
): RowColumn[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodObject) {
    return Object.entries<z.ZodType>(inner.shape).flatMap(([name, field]) =>
      columnsWithin(field, [...path, name], within(label, labelOf(name, field))),
    );
  }
  if (inner instanceof z.ZodArray && label) {
    return columnsWithin(inner.element as z.ZodType, [...path, '*'], numbered(label));
  }
  if (inner instanceof z.ZodRecord || !label) return [];
  return [{ path, label, schema, meta: fieldMeta(schema) }];
}

/** The columns of a row, in the order of its schema. */
export const columnsOfRow = (row: z.ZodObject): RowColumn[] => columnsWithin(row, [], undefined);

/** The name of a column in a file: paymentTerms.days, contacts.2.phone (counted from one). */
export function columnName(path: readonly string[], positions: readonly number[] = []): string {
  let list = 0;
  return path
    .map((part) => {
      if (part !== '*') return part;
      list += 1;
      return String(positions[list - 1] ?? 1);
    })
    .join('.');
}

export function columnLabel(label: Label, positions: readonly number[] = []): Label {
  const fill = (text: string) => {
    let list = 0;
    return text.replaceAll('*', () => {
      list += 1;
      return String(positions[list - 1] ?? 1);
    });
  };
  return { en: fill(label.en), zh: fill(label.zh) };
}
