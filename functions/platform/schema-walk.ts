import * as z from 'zod';
import {
  decimalBounds,
  type FieldKind,
  type FieldMeta,
  fieldMeta,
  unwrap,
} from '../../shared/contracts/fields.ts';
import { decimal } from '../../shared/kernel/decimal.ts';
import { isoInstant } from './clock.ts';

/** A leaf of a schema: where it is ('*' stands for every element) and what it is. */
export interface Leaf {
  path: readonly string[];
  schema: z.ZodType;
  meta: FieldMeta;
}

/** Every scalar of an object schema, through arrays and nested objects. */
export function leavesOf(schema: z.ZodType, path: readonly string[] = []): Leaf[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodObject) {
    return Object.entries<z.ZodType>(inner.shape).flatMap(([name, field]) =>
      leavesOf(field, [...path, name]),
    );
  }
  if (inner instanceof z.ZodArray) return leavesOf(inner.element as z.ZodType, [...path, '*']);
  return [{ path, schema, meta: fieldMeta(schema) }];
}

export interface Found {
  value: unknown;
  pointer: string;
}

/** The values at a leaf's path, each with its JSON pointer. */
export function valuesAt(value: unknown, path: readonly string[], pointer = ''): Found[] {
  const [head, ...rest] = path;
  if (value === undefined || value === null) return [];
  if (head === undefined) return [{ value, pointer }];
  if (head === '*') {
    if (!Array.isArray(value)) return [];
    return value.flatMap((item, index) => valuesAt(item, rest, `${pointer}/${index}`));
  }
  return valuesAt((value as Record<string, unknown>)[head], rest, `${pointer}/${head}`);
}

type Normaliser = (value: unknown) => unknown;

/** The canonical form of a text of this kind, if it has one. */
function canonical(kind: FieldKind | undefined): ((text: string) => string) | undefined {
  if (kind === undefined) return undefined;
  if (kind in decimalBounds) return decimal;
  // Finer than a millisecond is cut off.
  return kind === 'instant' ? (text) => isoInstant(Date.parse(text)) : undefined;
}

/**
 * Brings decimals and moments to their canonical form, so that 1.50 and 1.5, or 8:00+08:00 and
 * 0:00Z, are stored and compared as one.
 */
export function normaliser(schema: z.ZodType): Normaliser | undefined {
  const inner = unwrap(schema);
  const toCanonical = canonical(fieldMeta(schema).kind);
  if (toCanonical) return (value) => (typeof value === 'string' ? toCanonical(value) : value);
  if (inner instanceof z.ZodArray) {
    const element = normaliser(inner.element as z.ZodType);
    return element && ((value) => (Array.isArray(value) ? value.map(element) : value));
  }
  if (!(inner instanceof z.ZodObject)) return undefined;
  const fields = Object.entries<z.ZodType>(inner.shape).flatMap(([name, field]) => {
    const normalise = normaliser(field);
    return normalise ? [[name, normalise] as const] : [];
  });
  if (fields.length === 0) return undefined;
  return (value) => {
    if (typeof value !== 'object' || value === null) return value;
    const copy = { ...(value as Record<string, unknown>) };
    for (const [name, normalise] of fields) {
      if (copy[name] !== undefined) copy[name] = normalise(copy[name]);
    }
    return copy;
  };
}

/** Remembers what is derived from a schema, which never changes. */
export function derivedOnce<T>(derive: (schema: z.ZodType) => T): (schema: z.ZodType) => T {
  const known = new WeakMap<z.ZodType, T>();
  return (schema) => {
    if (!known.has(schema)) known.set(schema, derive(schema));
    return known.get(schema) as T;
  };
}
