import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { answerNames } from './answer-names.ts';
import { fieldMeta, unwrap } from './fields.ts';
import { modules } from './system.ts';

/** The fields of a schema, however deep, that neither a label nor a reference calls. */
function unlabelled(schema: z.ZodType, name = ''): string[] {
  const { label, ref } = fieldMeta(schema);
  const own = name === '' || label !== undefined || ref !== undefined ? [] : [name];
  const inner = unwrap(schema);
  if (inner instanceof z.ZodArray) return [...own, ...unlabelled(inner.element as z.ZodType)];
  if (!(inner instanceof z.ZodObject)) return own;
  // A text in both languages is shown as it is.
  if ('en' in inner.shape && 'zh' in inner.shape) return own;
  return [...own, ...Object.entries(inner.shape).flatMap(([at, one]) => unlabelled(one, at))];
}

const unnamed = (schema: z.ZodType): string[] =>
  unlabelled(schema).filter((name) => !(name in answerNames));

/** What answers carry for programs, and pages do not show. */
const silent = ['nextCursor', 'limit', 'cursor', 'filter', 'fields', 'expand', 'archived'];

/** Where a fixed list of values has no names, however deep. */
function codesIn(schema: z.ZodType, path = ''): string[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodEnum) return fieldMeta(schema).choices ? [] : [path];
  if (inner instanceof z.ZodArray) return codesIn(inner.element as z.ZodType, path);
  if (!(inner instanceof z.ZodObject)) return [];
  return Object.entries(inner.shape).flatMap(([at, one]) => codesIn(one, `${path}.${at}`));
}

const shown = modules
  .flatMap(({ operations }) => Object.values(operations))
  .filter(({ audience, page, produces }) => audience === 'tenant' && !page?.hidden && !produces);

describe('questions and answers that pages show', () => {
  it('say what every field is called, in Chinese too', () => {
    const found = shown.flatMap(({ id, input, output }) =>
      [...unnamed(input), ...unnamed(output)].map((name) => `${id}.${name}`),
    );
    const said = found.filter((path) => !silent.includes(path.split('.').at(-1) as string));
    expect(shown.length).toBeGreaterThan(30);
    expect(said).toEqual([]);
  });

  it('would not get by with a field that nobody has named', () => {
    const planted = z.strictObject({ data: z.array(z.strictObject({ zebra: z.string() })) });
    expect(unnamed(planted)).toEqual(['zebra']);
  });

  it('call every value of a fixed list by a name', () => {
    expect(shown.flatMap(({ id, output }) => codesIn(output, id))).toEqual([]);
    expect(codesIn(z.object({ kind: z.enum(['a', 'b']) }))).toEqual(['.kind']);
  });

  it('use every name that stands in the list', () => {
    const used = new Set(
      shown.flatMap(({ input, output }) => [...unlabelled(input), ...unlabelled(output)]),
    );
    expect(Object.keys(answerNames).filter((name) => !used.has(name))).toEqual([]);
  });
});
