import * as z from 'zod';
import { fieldMeta, flag, instant, integer, type Label, note, text, unwrap } from './fields.ts';
import { type AnyNoun, capital } from './noun.ts';
import { type AnyOperation, defineOperation } from './operation.ts';

/** Customer → customer within a sentence; BOM and API key stay. */
const inSentence = (name: string): string =>
  /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;

/** The comparisons a filter may use, by the kind of the field. */
export const filterOperators = {
  text: ['eq', 'ne', 'in', 'contains', 'startsWith', 'empty'],
  ordered: ['eq', 'ne', 'in', 'lt', 'lte', 'gt', 'gte', 'empty'],
  exact: ['eq', 'ne', 'in', 'empty'],
} as const;

const orderedKinds = ['money', 'price', 'quantity', 'rate', 'integer', 'date', 'instant'];

/** The fields of a noun that a list can filter and sort by, with their operators. */
export function filterableFields(noun: AnyNoun): Record<string, readonly string[]> {
  const result: Record<string, readonly string[]> = {};
  for (const [name, schema] of Object.entries<z.ZodType>(noun.document.shape)) {
    const meta = fieldMeta(schema);
    const inner = unwrap(schema);
    if (inner instanceof z.ZodArray || inner instanceof z.ZodObject) continue;
    const kind = meta.kind ?? 'text';
    result[name] = orderedKinds.includes(kind)
      ? filterOperators.ordered
      : kind === 'ref' || kind === 'choice' || kind === 'flag'
        ? filterOperators.exact
        : filterOperators.text;
  }
  return result;
}

const comparisonOf = (field: string): Label => ({
  en: `Name a comparison, such as filter[${field}][eq]=….`,
  zh: `请写明比较方式，如 filter[${field}][eq]=…。`,
});

function filterSchema(noun: AnyNoun) {
  const shape = Object.fromEntries(
    Object.entries(filterableFields(noun)).map(([field, operators]) => [
      field,
      z
        .strictObject(
          Object.fromEntries(operators.map((name) => [name, z.string().max(2000).optional()])),
        )
        .meta({ advice: comparisonOf(field) })
        .optional(),
    ]),
  );
  return z.strictObject(shape);
}

const path = (noun: AnyNoun, rest = '') => `/api/${noun.module}/${noun.plural}${rest}`;

export const pageInput = {
  limit: integer(1, 500).optional(),
  cursor: z.string().max(2000).optional(),
};

/** The references of a noun that `expand` answers in full beside their ids, with their nouns. */
export const expandableFields = (noun: AnyNoun): Record<string, string> =>
  Object.fromEntries(
    Object.entries<z.ZodType>(noun.document.shape).flatMap(([field, schema]) => {
      const { ref } = fieldMeta(schema);
      return ref !== undefined && field.endsWith('Id') ? [[field, ref]] : [];
    }),
  );

/** What `expand` calls the document that a field refers to: customerId gives customer. */
export const expandedName = (field: string): string => field.slice(0, -'Id'.length);

/** A row: of the document what `fields` names, and beside its references what `expand` names. */
const rowOf = (noun: AnyNoun) => {
  const expanded = Object.entries(expandableFields(noun)).map(([field, target]) => [
    expandedName(field),
    z
      .looseObject({ id: text(40) })
      .meta({ documentOf: target })
      .optional(),
  ]);
  return z
    .strictObject({
      ...noun.document.partial().required({ id: true }).shape,
      ...Object.fromEntries(expanded),
    })
    .meta({ id: `${capital(noun.id)}Row`, rowOf: noun.id });
};

/** GET /api/<module>/<nouns>: filter, sort, search, page, expand, pick fields, as of a moment. */
const listOf = (noun: AnyNoun) =>
  defineOperation({
    id: `${noun.module}.list${capital(noun.id)}`,
    method: 'GET',
    path: path(noun),
    permission: `${noun.id}.read`,
    label: { en: `List ${inSentence(noun.label.en)}`, zh: `${noun.label.zh}列表` },
    noun,
    input: () =>
      z.strictObject({
        ...pageInput,
        sort: z.string().max(200).optional(),
        search: note(200).optional(),
        filter: filterSchema(noun).optional(),
        expand: z.string().max(200).optional(),
        fields: z.string().max(1000).optional(),
        asOf: instant().optional(),
        archived: flag().optional(),
        count: flag().optional(),
      }),
    output: () =>
      z.strictObject({
        data: z.array(rowOf(noun)),
        nextCursor: z.string().optional(),
        total: z.int().optional(),
      }),
  });

const getOf = (noun: AnyNoun) =>
  defineOperation({
    id: `${noun.module}.get${capital(noun.id)}`,
    method: 'GET',
    path: path(noun, '/{id}'),
    permission: `${noun.id}.read`,
    label: { en: `Read ${noun.label.en}`, zh: `查看${noun.label.zh}` },
    noun,
    input: () => z.strictObject({ id: noun.ref(), asOf: instant().optional() }),
    output: () => noun.document,
  });

/** One entry of a document's history: who did what, and how it looked afterwards. */
export const historyEntry = z.strictObject({
  commitId: text(40),
  at: instant(),
  actor: text(120),
  operation: text(120),
  version: integer(1, 2_147_483_647),
  deleted: z.boolean(),
  changed: z.record(z.string(), z.strictObject({ before: z.unknown(), after: z.unknown() })),
});

const historyOf = (noun: AnyNoun) =>
  defineOperation({
    id: `${noun.module}.history${capital(noun.id)}`,
    method: 'GET',
    path: path(noun, '/{id}/history'),
    permission: `${noun.id}.read`,
    label: { en: `History of ${noun.label.en}`, zh: `${noun.label.zh}历史` },
    noun,
    input: () => z.strictObject({ id: noun.ref() }),
    output: () => z.strictObject({ data: z.array(historyEntry) }),
  });

/** Fields that a caller may set: all but those the server computes. */
export function settableFields(noun: AnyNoun): z.ZodObject {
  const shape = Object.fromEntries(
    Object.entries<z.ZodType>(noun.fields.shape).filter(
      ([, schema]) => !fieldMeta(schema).computed,
    ),
  );
  return z.strictObject(shape);
}

/** What must be said to create: the settable fields, less those that have a default. */
export function creatableFields(noun: AnyNoun): z.ZodObject {
  const shape = Object.fromEntries(
    Object.entries<z.ZodType>(settableFields(noun).shape).map(([name, schema]) => [
      name,
      noun.defaulted?.includes(name) ? schema.optional() : schema,
    ]),
  );
  return z.strictObject(shape);
}

const createOf = (noun: AnyNoun) =>
  defineOperation({
    id: `${noun.module}.create${capital(noun.id)}`,
    method: 'POST',
    path: path(noun),
    permission: `${noun.id}.write`,
    label: { en: `New ${inSentence(noun.label.en)}`, zh: `新建${noun.label.zh}` },
    noun,
    status: 201,
    input: () => creatableFields(noun),
    output: () => noun.document,
  });

/** Absent fields stay as they are; null clears an optional one. */
const updateOf = (noun: AnyNoun) =>
  defineOperation({
    id: `${noun.module}.update${capital(noun.id)}`,
    method: 'PATCH',
    path: path(noun, '/{id}'),
    permission: `${noun.id}.write`,
    label: { en: `Edit ${inSentence(noun.label.en)}`, zh: `编辑${noun.label.zh}` },
    noun,
    input: () => patchOf(settableFields(noun)).extend({ id: noun.ref() }),
    output: () => noun.document,
  });

const patchOf = (object: z.ZodObject): z.ZodObject =>
  z.strictObject(
    Object.fromEntries(
      Object.entries<z.ZodType>(object.shape as Record<string, z.ZodType>).map(([name, schema]) => [
        name,
        schema.safeParse(undefined).success ? schema.nullable() : schema.optional(),
      ]),
    ),
  );

/** Creates or replaces by the other system's key, so that a repeated feed changes nothing. */
const upsertOf = (noun: AnyNoun) =>
  defineOperation({
    id: `${noun.module}.upsert${capital(noun.id)}`,
    method: 'PUT',
    path: path(noun, '/external/{externalId}'),
    permission: `${noun.id}.write`,
    label: { en: `Put ${noun.label.en}`, zh: `按外部编号保存${noun.label.zh}` },
    noun,
    input: () => creatableFields(noun).extend({ externalId: text(100) }),
    output: () => noun.document,
  });

const archiveOf = (noun: AnyNoun) =>
  defineOperation({
    id: `${noun.module}.archive${capital(noun.id)}`,
    method: 'POST',
    path: path(noun, '/{id}/archive'),
    permission: `${noun.id}.write`,
    label: { en: `Archive ${inSentence(noun.label.en)}`, zh: `停用${noun.label.zh}` },
    noun,
    input: () => z.strictObject({ id: noun.ref(), archived: flag().optional() }),
    output: () => noun.document,
  });

export type DerivedKind = 'list' | 'get' | 'history' | 'create' | 'update' | 'upsert' | 'archive';

const makers = {
  list: listOf,
  get: getOf,
  history: historyOf,
  create: createOf,
  update: updateOf,
  upsert: upsertOf,
  archive: archiveOf,
} satisfies Record<DerivedKind, (noun: AnyNoun) => AnyOperation>;

export interface DerivedOperation {
  kind: DerivedKind;
  noun: AnyNoun;
  contract: AnyOperation;
}

/** The operations that a noun has by being declared. */
export function derivedOperations(noun: AnyNoun): DerivedOperation[] {
  if (noun.internal) return [];
  const kinds: DerivedKind[] = ['list', 'get', 'history'];
  if (noun.master) kinds.push('create', 'update', 'upsert', 'archive');
  return kinds.map((kind) => ({ kind, noun, contract: makers[kind](noun) as AnyOperation }));
}
