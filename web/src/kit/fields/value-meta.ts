import * as z from 'zod';
import { type FieldMeta, fieldMeta, unwrap } from '../../../../shared/contracts/fields.ts';

/** What a value of this schema is; a list of plain ones is what its entries are. */
export function valueMeta(schema: z.ZodType): FieldMeta {
  const inner = unwrap(schema);
  if (!(inner instanceof z.ZodArray)) return fieldMeta(schema);
  return { ...fieldMeta(inner.element as z.ZodType), ...defined(fieldMeta(schema)) };
}

const defined = (meta: FieldMeta): FieldMeta =>
  Object.fromEntries(Object.entries(meta).filter(([, value]) => value !== undefined));
