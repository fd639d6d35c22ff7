import * as fc from 'fast-check';
import * as z from 'zod';
import { type FieldMeta, fieldMeta, isOptional, unwrap } from '../../shared/contracts/fields.ts';
import type { Random } from './seeded.ts';

/** Where a value is wanted, for whoever knows better than the schema what fits there. */
export interface Place {
  path: readonly string[];
  meta: FieldMeta;
  schema: z.ZodType;
}

export interface ValueMaker {
  random: Random;
  /** How likely an optional field is filled. */
  fullness: number;
  /** A value that fits what is around it: an id, a code of another document; or undefined. */
  known: (place: Place) => unknown;
  today: string;
  currency: string;
}

/** Nothing the schema allows can be made, because no document of this noun is known. */
export class Unmakeable extends Error {
  override readonly name = 'Unmakeable';
}

interface StringFacts {
  minLength: number | null;
  maxLength: number | null;
  _zod: { bag: { patterns?: Set<RegExp> } };
}

/** A value that the schema accepts, by construction. */
export function valueFor(
  schema: z.ZodType,
  maker: ValueMaker,
  path: readonly string[] = [],
): unknown {
  const meta = fieldMeta(schema);
  const inner = unwrap(schema);
  const known = maker.known({ path, meta, schema: inner });
  if (known !== undefined) return known;
  if (inner instanceof z.ZodObject) return objectFor(inner, maker, path);
  if (inner instanceof z.ZodArray) return arrayFor(inner, maker, path);
  if (inner instanceof z.ZodRecord) return recordFor(inner, maker, path);
  if (inner instanceof z.ZodEnum) return maker.random.pick(inner.options);
  if (inner instanceof z.ZodLiteral) return [...inner.values][0];
  if (inner instanceof z.ZodUnion) {
    return valueFor(maker.random.pick(inner.options as z.ZodType[]), maker, path);
  }
  if (inner instanceof z.ZodBoolean) return maker.random.chance(0.5);
  if (inner instanceof z.ZodNumber) return numberFor(inner, maker);
  if (inner instanceof z.ZodString || inner instanceof z.ZodStringFormat) {
    return textFor(inner as never, meta, maker);
  }
  return maker.random.word(6);
}

/** How often an object is made anew until the rules between its fields are met. */
const ATTEMPTS = 50;

function objectFor(schema: z.ZodObject, maker: ValueMaker, path: readonly string[]) {
  let made = anyObjectFor(schema, maker, path);
  if (!schema._zod.def.checks?.length) return made;
  for (let left = ATTEMPTS; left > 0 && !schema.safeParse(made).success; left -= 1) {
    made = anyObjectFor(schema, maker, path);
  }
  return made;
}

function anyObjectFor(schema: z.ZodObject, maker: ValueMaker, path: readonly string[]) {
  const entries = Object.entries<z.ZodType>(schema.shape).flatMap(([name, field]) => {
    if (isOptional(field) && !maker.random.chance(maker.fullness)) return [];
    try {
      return [[name, valueFor(field, maker, [...path, name])] as const];
    } catch (error) {
      if (error instanceof Unmakeable && isOptional(field)) return [];
      throw error;
    }
  });
  return Object.fromEntries(entries);
}

function arrayFor(schema: z.ZodArray, maker: ValueMaker, path: readonly string[]) {
  const { minimum = 0, maximum = 2 } = schema._zod.bag as { minimum?: number; maximum?: number };
  const wanted = maker.random.chance(0.7) ? 1 : 2;
  const length = Math.max(minimum, Math.min(wanted, maximum));
  return Array.from({ length }, (_, index) =>
    valueFor(schema.element as z.ZodType, maker, [...path, String(index)]),
  );
}

function recordFor(schema: z.ZodRecord, maker: ValueMaker, path: readonly string[]) {
  const key = valueFor(schema.keyType as z.ZodType, maker, [...path, 'key']) as string;
  return { [key]: valueFor(schema.valueType as z.ZodType, maker, [...path, key]) };
}

function numberFor(schema: z.ZodNumber, { random }: ValueMaker): number {
  const least = Number.isFinite(schema.minValue) ? (schema.minValue as number) : 0;
  const most = Number.isFinite(schema.maxValue) ? (schema.maxValue as number) : least + 9;
  return least + random.below(Math.min(most - least, 3) + 1);
}

const samples: Partial<Record<string, (maker: ValueMaker) => string>> = {
  email: ({ random }) => `p.${random.word(10)}@example.test`,
  phone: ({ random }) => `138${10_000_000 + random.below(89_999_999)}`,
  money: ({ random }) => `${1 + random.below(5)}`,
  price: ({ random }) => `${50 + random.below(50)}.5`,
  quantity: ({ random }) => `${1 + random.below(3)}`,
  rate: ({ random }) => `0.0${1 + random.below(5)}`,
  date: ({ today }) => today,
  instant: ({ today }) => `${today}T00:00:00.000Z`,
  currency: ({ currency }) => currency,
};

function textFor(schema: z.ZodString & StringFacts, meta: FieldMeta, maker: ValueMaker): string {
  const sample = samples[meta.kind ?? ''];
  if (sample) return sample(maker);
  if (meta.kind === 'ref') throw new Unmakeable(`no ${meta.ref} is known`);
  const most = schema.maxLength ?? 40;
  const plain = `${maker.random.word(1).replace(/\d/, 'x')}${maker.random.word(9)}`.slice(0, most);
  if (schema.safeParse(plain).success) return plain;
  const [pattern] = schema._zod.bag.patterns ?? [];
  if (!pattern) return plain;
  const seed = maker.random.below(2 ** 31);
  return fc.sample(fc.stringMatching(pattern), { seed, numRuns: 1 })[0] as string;
}
