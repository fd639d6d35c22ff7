import * as z from 'zod';
import { fieldMeta, type Label, unwrap } from '../../../../shared/contracts/fields.ts';
import type { AnyNoun } from '../../../../shared/contracts/noun.ts';

/** How a field of an input stands in a form. */
export type FieldShape = 'plain' | 'object' | 'table' | 'lines';

export interface FormField {
  name: string;
  schema: z.ZodType;
  shape: FieldShape;
}

export interface FormSection {
  label?: Label;
  fields: readonly FormField[];
}

export const more: Label = { en: 'More', zh: '其他' };

/** Which table of an input is its lines: the one that the noun names, or `lines`. */
export const linesOf = (noun: AnyNoun | undefined): string => noun?.page?.lines ?? 'lines';

export function shapeOf(name: string, schema: z.ZodType, lines: string): FieldShape {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodObject) return 'object';
  if (inner instanceof z.ZodArray && unwrap(inner.element as z.ZodType) instanceof z.ZodObject) {
    return name === lines ? 'lines' : 'table';
  }
  return 'plain';
}

export const isEnterable = (schema: z.ZodType): boolean => {
  const inner = unwrap(schema);
  return (
    !(inner instanceof z.ZodRecord) &&
    !(inner instanceof z.ZodUnknown) &&
    !fieldMeta(schema).computed
  );
};

/** What other systems know a document by is theirs to say. */
const forPrograms = ['externalId'];

/** The fields of an input in the sections of its noun; tables stand by themselves below. */
export function sectionsOf(
  input: z.ZodObject,
  noun: AnyNoun | undefined,
  without: readonly string[] = [],
): FormSection[] {
  const lines = linesOf(noun);
  const fields = Object.entries(input.shape as Record<string, z.ZodType>)
    .filter(([name, schema]) => ![...forPrograms, ...without].includes(name) && isEnterable(schema))
    .map(([name, schema]) => ({ name, schema, shape: shapeOf(name, schema, lines) }));
  const named = (noun?.page?.sections ?? []).map(({ label, fields: names }) => ({
    label,
    fields: names.flatMap((name) => fields.find((one) => one.name === name) ?? []),
  }));
  const isNamed = named.some((section) => section.fields.length > 0);
  const placed = new Set(named.flatMap((section) => section.fields));
  const rest = fields.filter((one) => !placed.has(one));
  const flat = rest.filter(({ shape }) => shape === 'plain');
  const own = rest.filter(({ shape }) => shape !== 'plain');
  return [
    ...named,
    ...(flat.length > 0 ? [{ ...(isNamed && { label: more }), fields: flat }] : []),
    ...own.map((field) => ({
      label: fieldMeta(field.schema).label ?? { en: field.name, zh: field.name },
      fields: [field],
    })),
  ].filter((section) => section.fields.length > 0);
}
