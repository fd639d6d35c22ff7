import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { settableFields } from '../../../shared/contracts/derived.ts';
import { decimalBounds, fieldMeta, isOptional, unwrap } from '../../../shared/contracts/fields.ts';
import { targetOfNoun } from '../../../shared/contracts/import-target.ts';
import { nounById, nouns } from '../../../shared/contracts/system.ts';
import { fromScaled } from '../../../shared/kernel/decimal.ts';
import { toCsv } from './csv-output.ts';
import { readRows, withoutHoles } from './read-rows.ts';
import { readTable } from './read-table.ts';
import { tableOfDocuments } from './table-of-documents.ts';

const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const tricky = fc.constantFrom('=1+1', "'=x", '@a', '-', '00071', '1,5', 'a"b', 'a;b', '是', '1e5');
const date = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const idBody = fc
  .array(fc.constantFrom(...'0123456789abcdefghjkmnpqrstvwxyz'), { minLength: 26, maxLength: 26 })
  .map((list) => list.join(''));

function scalarOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  const { kind = 'text', choices = {}, ref } = fieldMeta(schema);
  if (kind in decimalBounds) {
    const { fraction } = decimalBounds[kind as keyof typeof decimalBounds];
    return fc
      .bigInt({ min: -1_000_000_000n, max: 1_000_000_000n })
      .map((n) => fromScaled(n, fraction));
  }
  if (kind === 'flag') return fc.boolean();
  const named = Object.keys(choices);
  if (kind === 'integer' && named.length > 0) return fc.constantFrom(...named.map(Number));
  if (kind === 'integer') return fc.integer({ min: 0, max: 6 });
  if (kind === 'date') return date;
  if (kind === 'currency') return fc.constantFrom('CNY', 'EUR');
  if (kind === 'choice') return fc.constantFrom(...named);
  if (kind === 'email') return fc.constantFrom('a.b@example.com', 'x@例子.中国');
  if (kind === 'phone') return fc.constantFrom('+86 138 0000 0001', '021-5555', '+8613800000001');
  if (kind === 'ref') return idBody.map((body) => `${nounById(ref as string)?.prefix}_${body}`);
  // A blank cell says nothing, so text of blanks alone cannot come back.
  return fc.oneof(word, tricky).filter((text) => text.trim() !== '');
}

/** Values of a schema; lists that are empty and fields that are absent are the same to a table. */
function valuesOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodObject) return objectOf(inner);
  if (inner instanceof z.ZodArray) {
    const element = valuesOf(inner.element as z.ZodType);
    return fc.array(element, { minLength: 1, maxLength: 3 });
  }
  return scalarOf(schema).filter((value) => schema.safeParse(value).success);
}

function objectOf(object: z.ZodObject): fc.Arbitrary<Record<string, unknown>> {
  const fields = Object.entries<z.ZodType>(object.shape);
  const requiredKeys = fields.filter(([, schema]) => !isOptional(schema)).map(([name]) => name);
  return fc.record(Object.fromEntries(fields.map(([name, schema]) => [name, valuesOf(schema)])), {
    requiredKeys,
  });
}

const masters = nouns.filter(({ master, internal }) => master && !internal);

describe('what is exported is imported as it was', () => {
  test('there are master nouns to try', () => expect(masters.length).toBeGreaterThan(5));

  test.each(masters.map((noun) => [noun.id, noun] as const))('%s', async (_id, noun) => {
    const documents = fc.array(objectOf(settableFields(noun)), { minLength: 1, maxLength: 4 });
    const locale = fc.constantFrom('zh-CN', 'en');
    await fc.assert(
      fc.asyncProperty(documents, locale, async (docs, spoken) => {
        const asIs = (_of: string, code: string) => code;
        const spelling = { locale: spoken, nameOf: asIs, entryName: asIs };
        const text = toCsv(tableOfDocuments(noun, docs as never, spelling));
        const target = { ...targetOfNoun(noun), keys: [] };
        const { rows } = readRows(target, await readTable(Buffer.from(text)));
        expect(rows.flatMap(({ errors }) => errors)).toEqual([]);
        expect(rows.map(({ values }) => withoutHoles(values))).toEqual(docs);
      }),
      { numRuns: 40 },
    );
  });
});
