import * as z from 'zod';
import { type FieldMeta, type Label, unwrap } from '../../../../shared/contracts/fields.ts';
import type { AnyNoun } from '../../../../shared/contracts/noun.ts';
import { isNumeric } from '../../lib/format.ts';
import { say } from '../../lib/language.ts';
import { valueMeta } from '../fields/value-meta.ts';
import { roomFor } from './room-for.ts';

export interface Column {
  field: string;
  label: Label;
  meta: FieldMeta;
  schema: z.ZodType;
  /** Pixels; what is left over goes to the widest text. */
  width: number;
  numeric: boolean;
}

const widths: Partial<Record<NonNullable<FieldMeta['kind']>, number>> = {
  money: 120,
  price: 110,
  quantity: 100,
  rate: 80,
  integer: 80,
  flag: 72,
  date: 96,
  instant: 136,
  choice: 104,
  currency: 72,
  code: 128,
  ref: 168,
  phone: 128,
  email: 184,
  note: 200,
  text: 160,
};

/** Several choices side by side: the days of a week. */
const SEVERAL = 240;

/** Every field of a noun that a table can show. */
export function allColumns(noun: AnyNoun): Column[] {
  const shape = noun.document.shape as Record<string, z.ZodType>;
  return Object.entries(shape).flatMap(([field, schema]) =>
    field === 'id' ? [] : (columnOf(field, schema) ?? []),
  );
}

/** A column for a field that holds one value, or a list of plain ones. */
export function columnOf(field: string, schema: z.ZodType): Column | undefined {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodObject || inner instanceof z.ZodRecord) return undefined;
  if (inner instanceof z.ZodArray && unwrap(inner.element as z.ZodType) instanceof z.ZodObject) {
    return undefined;
  }
  const meta = valueMeta(schema);
  return {
    field,
    label: meta.label ?? { en: field, zh: field },
    meta,
    schema,
    width: inner instanceof z.ZodArray && meta.choices ? SEVERAL : widthOf(field, meta),
    numeric: isNumeric(meta.kind) && !meta.choices,
  };
}

/** Where a document stands is read at a glance: never shortened. */
function widthOf(field: string, { kind, ref, choices }: FieldMeta): number {
  const usual = ref === 'unit' ? 64 : (widths[kind ?? 'text'] ?? 140);
  if (field !== 'state') return usual;
  const labels = Object.values(choices ?? {});
  return Math.max(usual, ...labels.map((label) => roomFor(say(label))));
}

/** The columns a list begins with: its number and name first, its state last. */
export function defaultColumns(noun: AnyNoun): string[] {
  const all = allColumns(noun).map(({ field }) => field);
  const wanted = (noun.columns ?? all.slice(0, 6)).filter((field) => all.includes(field));
  const rest = wanted.filter((field) => field !== noun.title && field !== 'state');
  const name = all.includes('name') && noun.title !== 'name' ? ['name'] : [];
  const first = [...(noun.under ?? []), noun.title, ...name].filter((field) => all.includes(field));
  return [...new Set([...first, ...rest, ...(wanted.includes('state') ? ['state'] : [])])];
}
