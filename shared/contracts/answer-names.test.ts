import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { answerNames } from './answer-names.ts';
import { fieldMeta, unwrap } from './fields.ts';
import { modules } from './system.ts';

/** The fields of a schema, however deep, that neither a label nor a reference nor a name calls. */
function unnamed(schema: z.ZodType, where: string, name = ''): string[] {
  const { label, ref } = fieldMeta(schema);
  const isNamed = name === '' || label !== undefined || ref !== undefined || name in answerNames;
  const inner = unwrap(schema);
  const own = isNamed ? [] : [`${where}.${name}`];
  if (inner instanceof z.ZodArray) return [...own, ...unnamed(inner.element as z.ZodType, where)];
  if (!(inner instanceof z.ZodObject)) return own;
  // A text in both languages is shown as it is.
  if ('en' in inner.shape && 'zh' in inner.shape) return own;
  return [...own, ...Object.entries(inner.shape).flatMap(([at, one]) => unnamed(one, where, at))];
}

/** What answers carry for programs, and pages do not show. */
const silent = ['nextCursor', 'limit', 'cursor', 'filter', 'fields', 'expand', 'archived'];

const questions = modules
  .flatMap(({ operations }) => Object.values(operations))
  .filter(({ method }) => method === 'GET')
  .filter(({ audience, page, produces }) => audience === 'tenant' && !page?.hidden && !produces);

describe('questions that pages show', () => {
  it('say what every field is called, in Chinese too', () => {
    const found = questions.flatMap(({ id, input, output }) => [
      ...unnamed(input, id),
      ...unnamed(output, id),
    ]);
    const said = found.filter((path) => !silent.includes(path.split('.').at(-1) as string));
    expect(questions.length).toBeGreaterThan(30);
    expect(said).toEqual([]);
  });

  it('would not get by with a field that nobody has named', () => {
    const planted = z.strictObject({ data: z.array(z.strictObject({ zebra: z.string() })) });
    expect(unnamed(planted, 'planted')).toEqual(['planted.zebra']);
  });
});
