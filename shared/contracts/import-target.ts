import * as z from 'zod';
import { settableFields } from './derived.ts';
import { fieldMeta, type Label, unwrap } from './fields.ts';
import { defineOnce, type Lazily } from './lazily.ts';
import type { AnyNoun } from './noun.ts';

/** Something that rows of a file can be imported into: a noun, opening stock, ledger balances. */
export interface ImportTarget<R extends z.ZodObject = z.ZodObject> {
  /** Within the whole product: customer, openingStock. */
  id: string;
  module: string;
  label: Label;
  /** One row. Every field has labels: they are the headers of its column. */
  row: R;
  /** What the importer must be allowed to do, besides importing. */
  permission: string;
  /** Rows that at most go into one commit. */
  batch: number;
  /** Fields, or combinations, that no two rows of one file may share. */
  keys?: readonly (readonly string[])[];
}

// biome-ignore lint/suspicious/noExplicitAny: the row is recovered by ImportRun
export type AnyImportTarget = ImportTarget<any>;

export function defineImportTarget<R extends z.ZodObject>(
  spec: Omit<ImportTarget<R>, 'row'> & { row: Lazily<R> },
): ImportTarget<R> {
  const { row, ...rest } = spec;
  const target = rest as ImportTarget<R>;
  defineOnce(target, 'row', row);
  return target;
}

export const MAX_BATCH = 30;

/** All may be left out, inside of objects too; the elements of a list are whole. */
function partly(schema: z.ZodType): z.ZodType {
  const inner = unwrap(schema);
  if (!(inner instanceof z.ZodObject)) return schema.optional();
  return partlyObject(inner)
    .meta({ ...fieldMeta(schema) })
    .optional();
}

const partlyObject = (object: z.ZodObject): z.ZodObject =>
  z.strictObject(
    Object.fromEntries(
      Object.entries<z.ZodType>(object.shape).map(([name, field]) => [name, partly(field)]),
    ),
  );

/** Absent fields keep what the document has, or take their default, so none is required yet. */
export function targetOfNoun(noun: AnyNoun): ImportTarget {
  return defineImportTarget<z.ZodObject>({
    id: noun.id,
    module: noun.module,
    label: noun.label,
    row: () => partlyObject(settableFields(noun)),
    permission: `${noun.id}.write`,
    batch: MAX_BATCH,
    keys: noun.uniqueSets,
  });
}
