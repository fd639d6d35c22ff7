import * as z from 'zod';
import { filterOperators } from '../derived.ts';
import { unwrap } from '../fields.ts';
import type { AnyOperation } from '../operation.ts';

const refTo = (name: string) => ({ $ref: `#/components/parameters/${name}` });

/** The comparisons of a filter by kind of field: text, ordered, exact. */
export const filterSchemas = Object.fromEntries(
  Object.entries(filterOperators).map(([name, operators]) => [
    filterName(name),
    {
      type: 'object',
      description:
        name === 'exact'
          ? 'Every comparison given must hold. `in` takes values joined by commas.'
          : 'Every comparison given must hold. `in` takes values joined by commas; `empty` true or false.',
      additionalProperties: false,
      properties: Object.fromEntries(
        operators.map((operator) => [operator, { type: 'string', maxLength: 2000 }]),
      ),
    },
  ]),
);

function filterName(kind: string): string {
  return `Filter${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
}

/** Headers and switches that many operations share. */
export const sharedParameters = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'Makes a repeated command happen once: the same key and body answer the same for seven ' +
      'days, the same key with another body is refused with 422.',
    schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,200}$' },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description:
      'The ETag or version that the caller saw, such as "3". If the document has changed since, ' +
      'the answer is 412 and nothing is written.',
    schema: { type: 'string', pattern: '^("\\d+"|\\d+|\\*)$' },
  },
  DryRun: {
    name: 'dryRun',
    in: 'query',
    description: 'Checks everything and answers what would be written. Nothing is.',
    schema: { type: 'boolean', default: false },
  },
} as const;

/** What the queries of a list mean, where the name alone does not say it. */
const descriptions: Readonly<Record<string, string>> = {
  limit: 'How many at most; 50 if left out.',
  cursor: 'Where the page begins: `nextCursor` of the page before.',
  sort: 'Fields joined by commas; a minus before a field turns its order.',
  search: 'Words to be found in the fields that are searched.',
  expand: 'References to answer in full, joined by commas.',
  fields: 'Only these fields, joined by commas.',
  asOf: 'As everything stood at this moment.',
  archived: 'Also what is archived.',
  count: 'Also how many there are in all.',
  filter: 'Comparisons by field, as in lists: filter[state][eq]=draft.',
};

const isObject = (schema: z.ZodType): schema is z.ZodObject => schema instanceof z.ZodObject;
const isNested = (schema: z.ZodType): boolean => isObject(schema) || schema instanceof z.ZodRecord;

/** `filter[state][eq]=draft`: one parameter per field, each an object of comparisons. */
function filterParameters(name: string, schema: z.ZodObject) {
  return Object.entries<z.ZodType>(schema.shape).map(([field, comparisons]) => {
    const names = Object.keys((unwrap(comparisons) as z.ZodObject).shape).join();
    const kind = Object.entries(filterOperators).find(([, known]) => known.join() === names)?.[0];
    return {
      name: `${name}[${field}]`,
      in: 'query' as const,
      style: 'deepObject' as const,
      explode: true,
      schema: { $ref: `#/components/schemas/${filterName(kind as string)}` },
    };
  });
}

function queryParameters(shape: Record<string, z.ZodType>) {
  const query: Record<string, z.ZodType> = {};
  const filters: ReturnType<typeof filterParameters> = [];
  for (const [name, schema] of Object.entries(shape)) {
    const inner = unwrap(schema);
    if (
      isObject(inner) &&
      Object.values<z.ZodType>(inner.shape).every((one) => isObject(unwrap(one)))
    ) {
      filters.push(...filterParameters(name, inner));
    } else {
      const description = descriptions[name];
      query[name] = schema.meta({
        ...schema.meta(),
        param: {
          ...(isNested(inner) && { style: 'deepObject', explode: true }),
          ...(description !== undefined && { description }),
        },
      });
    }
  }
  return { query, filters };
}

export interface InputParts {
  path: z.ZodObject;
  query: z.ZodObject;
  body?: z.ZodObject;
  /** Parameters that are given as they shall stand. */
  others: object[];
}

/** An operation's one input object, taken apart by where each field travels. */
export function inputParts(contract: AnyOperation): InputParts {
  const shape: Record<string, z.ZodType> = contract.input.shape;
  const inPath = (name: string) => contract.pathFields.includes(name);
  const rest = Object.fromEntries(Object.entries(shape).filter(([name]) => !inPath(name)));
  const path = z.strictObject(
    Object.fromEntries(contract.pathFields.map((name) => [name, shape[name] as z.ZodType])),
  );
  if (contract.kind === 'query') {
    const { query, filters } = queryParameters(rest);
    return { path, query: z.strictObject(query), others: filters };
  }
  return {
    path,
    query: z.strictObject({}),
    body: z.strictObject(rest),
    others: switches(contract),
  };
}

/** Operations on accounts lie outside every company's log: nothing there is tried. */
function switches({ audience, noun, pathFields, keyed }: AnyOperation) {
  if (audience !== 'tenant') return keyed ? [refTo('IdempotencyKey')] : [];
  const versioned = noun !== undefined && pathFields.includes('id');
  return [refTo('DryRun'), refTo('IdempotencyKey'), ...(versioned ? [refTo('IfMatch')] : [])];
}
