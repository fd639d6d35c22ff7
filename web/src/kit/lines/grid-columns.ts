import type * as z from 'zod';
import {
  type FieldMeta,
  fieldMeta,
  isOptional,
  type Label,
  unwrap,
} from '../../../../shared/contracts/fields.ts';
import { columnOf } from '../list/columns.ts';

export interface GridColumn {
  field: string;
  label: Label;
  meta: FieldMeta;
  schema: z.ZodType;
  width: number;
  numeric: boolean;
  needed: boolean;
}

/** Where a sheet needs more room than a list: for what is typed and chosen. */
const NAMED = 220;
const widths: Readonly<Record<string, number>> = { ref: NAMED, date: 116, rate: 88 };

/** A number that is not needed the server gives; one that is names a line of another document. */
const isTyped = (name: string, schema: z.ZodType, numbered: boolean): boolean =>
  name !== 'remove' && (name !== 'lineNo' || !(numbered || isOptional(schema)));

interface Wanted {
  /** The order of the columns; others follow. */
  columns?: readonly string[] | undefined;
  /** The sheet gives its lines their numbers. */
  numbered?: boolean | undefined;
}

/** What can be typed into a line, by the contract of its input. */
export function editableColumns(schema: z.ZodType, wish: Wanted = {}): GridColumn[] {
  const { columns: wanted, numbered = false } = wish;
  const element = unwrap((unwrap(schema) as z.ZodArray).element as z.ZodType) as z.ZodObject;
  const shape = element.shape as Record<string, z.ZodType>;
  const names = Object.keys(shape).filter((name) =>
    isTyped(name, shape[name] as z.ZodType, numbered),
  );
  const ordered = wanted
    ? [
        ...wanted.filter((name) => names.includes(name)),
        ...names.filter((n) => !wanted.includes(n)),
      ]
    : names;
  return ordered.flatMap((field) => {
    const inner = shape[field] as z.ZodType;
    const column = columnOf(field, inner);
    if (!column || fieldMeta(inner).computed) return [];
    const width =
      column.meta.ref === 'unit' ? 88 : (widths[column.meta.kind ?? ''] ?? column.width);
    const named = column.meta.lineOf === undefined ? {} : { width: NAMED, numeric: false };
    return [{ ...column, width, needed: !isOptional(inner), ...named }];
  });
}
