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
const widths: Readonly<Record<string, number>> = { ref: 220, date: 116, rate: 88 };

/** Set by the server, or by the grid itself, so never typed. */
const never = ['lineNo', 'remove'];

/** What can be typed into a line, by the contract of its input. */
export function editableColumns(schema: z.ZodType, wanted?: readonly string[]): GridColumn[] {
  const element = unwrap((unwrap(schema) as z.ZodArray).element as z.ZodType) as z.ZodObject;
  const shape = element.shape as Record<string, z.ZodType>;
  const names = Object.keys(shape).filter((name) => !never.includes(name));
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
    const width = widths[column.meta.kind ?? ''] ?? column.width;
    return [{ ...column, width, needed: !isOptional(inner) }];
  });
}
