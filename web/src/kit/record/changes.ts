import * as z from 'zod';
import { unwrap } from '../../../../shared/contracts/fields.ts';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { cleaned } from '../form/paths.ts';
import type { Values } from '../form/use-form.ts';

export type Doc = Readonly<Record<string, unknown>>;

/** What of a document the operation takes; lines without the columns that it does not take. */
export function fieldsFrom(operation: AnyOperation, doc: Doc): Values {
  const shape = operation.input.shape as Record<string, z.ZodType>;
  return Object.fromEntries(
    Object.entries(shape).flatMap(([name, schema]) =>
      doc[name] === undefined ? [] : [[name, trimmed(schema, doc[name])]],
    ),
  );
}

function trimmed(schema: z.ZodType, value: unknown): unknown {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodArray && Array.isArray(value)) {
    return value.map((one) => trimmed(inner.element as z.ZodType, one));
  }
  if (!(inner instanceof z.ZodObject) || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => Object.hasOwn(inner.shape, name)),
  );
}

export const same = (a: unknown, b: unknown): boolean =>
  JSON.stringify(cleaned(a)) === JSON.stringify(cleaned(b));

/** Only what differs from the document, so that fields others change meanwhile stay theirs. */
export function changesOf(operation: AnyOperation, base: Doc, values: Values): Values {
  const before = fieldsFrom(operation, base);
  const shape = operation.input.shape as Record<string, z.ZodType>;
  const changed = Object.entries(shape).flatMap(([name, schema]): [string, unknown][] => {
    if (name === 'id' || same(before[name], values[name])) return [];
    if (linesByNumber(schema)) {
      const lines = changedLines(schema, before[name], values[name]);
      return [[name, lines.map(({ change }) => change)]];
    }
    const value = cleaned(values[name]);
    if (value !== undefined) return [[name, value]];
    return schema.safeParse(null).success ? [[name, null]] : [];
  });
  return { ...('id' in shape && { id: base['id'] }), ...Object.fromEntries(changed) };
}

/** What a list holds. */
export function elementOf(schema: z.ZodType): z.ZodType | undefined {
  const inner = unwrap(schema);
  return inner instanceof z.ZodArray ? unwrap(inner.element as z.ZodType) : undefined;
}

/** Lines that are changed one by one, by their number, and removed by a mark. */
export function linesByNumber(schema: z.ZodType): boolean {
  const element = elementOf(schema);
  return element instanceof z.ZodObject && 'lineNo' in element.shape && 'remove' in element.shape;
}

type Line = Record<string, unknown>;

interface LineChange {
  change: Line;
  /** The row of the form in which it was made; of a removed line none. */
  row?: number;
}

function changedLines(schema: z.ZodType, before: unknown, after: unknown): LineChange[] {
  const { shape } = elementOf(schema) as z.ZodObject;
  const old = new Map(((before ?? []) as Line[]).map((line) => [line['lineNo'], line]));
  const rows = cleaned(after ?? []) as Line[];
  const numbers = new Set(rows.map(({ lineNo }) => lineNo));
  const changed = rows.flatMap((line, row): LineChange[] => {
    if (Object.keys(line).length === 0) return [];
    const { lineNo } = line;
    const known = lineNo === undefined ? undefined : old.get(lineNo);
    if (!known) return [{ row, change: line }];
    const fields = Object.entries(line).filter(([name, value]) => !same(known[name], value));
    const cleared = Object.keys(known)
      .filter((name) => line[name] === undefined && shape[name].safeParse(null).success)
      .map((name) => [name, null] as const);
    if (fields.length + cleared.length === 0) return [];
    return [{ row, change: { lineNo, ...Object.fromEntries([...fields, ...cleared]) } }];
  });
  const removed = [...old.keys()]
    .filter((number) => !numbers.has(number))
    .map((lineNo) => ({ change: { lineNo, remove: true } }));
  return [...changed, ...removed];
}

/**
 * Where the form has what a pointer into the changes names: /lines/0/price is the price of the
 * first line that was changed.
 */
export function pointerInForm(
  operation: AnyOperation,
  base: Doc,
  values: Values,
  pointer: string,
): string {
  const [, name = '', index = '', ...rest] = pointer.split('/');
  const schema = (operation.input.shape as Record<string, z.ZodType>)[name];
  if (!schema || index === '' || !linesByNumber(schema)) return pointer;
  const lines = changedLines(schema, fieldsFrom(operation, base)[name], values[name]);
  const row = lines[Number(index)]?.row;
  return row === undefined ? `/${name}` : ['', name, row, ...rest].join('/');
}
