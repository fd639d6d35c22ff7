import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../../shared/contracts/openapi.ts';
import { modules, nouns, operations } from '../../shared/contracts/system.ts';

type Json = Record<string, unknown>;

const document = openApiDocument(modules) as unknown as Json & {
  paths: Record<string, Record<string, Described>>;
  components: Record<string, Record<string, Json>>;
};

interface Described {
  operationId: string;
  parameters?: (Json & { name: string; in: string; required?: boolean })[];
  requestBody?: { required: boolean; content: Json };
  responses: Record<string, Json & { content?: Record<string, { schema: Json }> }>;
  security: Json[];
}

/** Every object of the document with the path that leads to it. */
function* objectsOf(value: unknown, path: readonly string[] = []): Generator<[Json, string[]]> {
  if (typeof value !== 'object' || value === null) return;
  yield [value as Json, [...path]];
  for (const [name, member] of Object.entries(value)) yield* objectsOf(member, [...path, name]);
}

function targetOf(ref: string): unknown {
  return ref
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>(
      (level, part) => (level as Json | undefined)?.[part.replaceAll('~1', '/')],
      document,
    );
}

const described = (id: string): Described => {
  const contract = operations.find((one) => one.id === id);
  if (!contract) throw new Error(`There is no operation ${id}.`);
  return document.paths[contract.path]?.[contract.method.toLowerCase()] as Described;
};

/** What a list answers for each document. */
function rowsOf(id: string): { $ref: string } {
  const answer = described(id).responses['200']?.content?.['application/json']?.schema;
  const { data } = (answer?.['properties'] ?? {}) as { data: { items: { $ref: string } } };
  return data.items;
}

const namesOf = ({ parameters = [] }: Described): unknown[] =>
  parameters.map(({ name, $ref }) => name ?? $ref);

describe('the OpenAPI document', () => {
  it('describes every operation of the contracts once and no other', () => {
    const found = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(operations.length).toBeGreaterThan(100);
    expect(new Set(found).size).toBe(found.length);
    expect([...found].sort()).toEqual(operations.map(({ id }) => id).sort());
  });

  it('resolves every reference', () => {
    const refs = [...objectsOf(document)].flatMap(([object]) =>
      typeof object['$ref'] === 'string' ? [object['$ref']] : [],
    );
    expect(refs.length).toBeGreaterThan(operations.length);
    expect(refs.filter((ref) => !ref.startsWith('#/') || targetOf(ref) === undefined)).toEqual([]);
  });

  it('declares every path parameter as required, and none that is not in the path', () => {
    for (const { id, path } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = (described(id).parameters ?? []).filter((one) => one.in === 'path');
      expect(declared.map(({ name }) => name)).toEqual(inPath);
      expect(declared.every(({ required }) => required)).toBe(true);
    }
  });

  it('says of every row of a list what it may hold, and nothing twice', () => {
    const lists = modules.flatMap(({ derived }) => derived.filter(({ kind }) => kind === 'list'));
    expect(lists.length).toBeGreaterThan(40);
    for (const { noun, contract } of lists) {
      const { $ref } = rowsOf(contract.id);
      const row = targetOf($ref) as Json & { properties: Record<string, Json> };
      expect(row['required']).toEqual(['id']);
      expect(Object.keys(row.properties)).toEqual(
        expect.arrayContaining(Object.keys(noun.document.shape)),
      );
      expect(Object.values(row.properties).every((one) => '$ref' in one)).toBe(true);
    }
    const { properties } = targetOf('#/components/schemas/OpportunityRow') as Json;
    expect(properties).toMatchObject({
      stage: { $ref: '#/components/schemas/Opportunity/properties/stage' },
      customer: { $ref: '#/components/schemas/Customer' },
    });
  });

  it('has a named component for the document of every noun that is read through the API', () => {
    const shown = nouns.filter(({ internal }) => !internal);
    const names = shown.map(({ id }) => id.charAt(0).toUpperCase() + id.slice(1));
    expect(Object.keys(document.components['schemas'] ?? {})).toEqual(
      expect.arrayContaining(names),
    );
  });

  it('keeps metadata of fields under names of its own', () => {
    const raw = ['kind', 'label', 'ref', 'choices', 'personal', 'computed'];
    const leaking = [...objectsOf(document)].filter(
      ([object, path]) =>
        path.at(-1) !== 'properties' &&
        !path.some((part) => part.startsWith('x-')) &&
        raw.some((name) => Object.hasOwn(object, name)),
    );
    expect(leaking.map(([, path]) => path.join('/'))).toEqual([]);
    const customer = document.components['schemas']?.['Customer'] as { properties: Json };
    expect(customer.properties['code']).toMatchObject({
      'x-kind': 'code',
      'x-label': { en: 'Code', zh: '编码' },
    });
    expect(customer.properties['createdAt']).toMatchObject({ readOnly: true });
  });

  it('offers dry run and idempotency with every command of a company, If-Match where it counts', () => {
    for (const { id, kind, audience, noun, pathFields, keyed } of operations) {
      const names = namesOf(described(id));
      const command = kind === 'command' && audience === 'tenant';
      expect(names.includes('#/components/parameters/DryRun'), id).toBe(command);
      expect(names.includes('#/components/parameters/IdempotencyKey'), id).toBe(
        command || keyed === true,
      );
      expect(names.includes('#/components/parameters/IfMatch'), id).toBe(
        command && noun !== undefined && pathFields.includes('id'),
      );
    }
  });

  it('answers success as the contract says, and a dry run at 200', () => {
    for (const { id, status, kind, audience, produces } of operations) {
      const { responses } = described(id);
      expect(Object.keys(responses), id).toContain(String(status));
      if (produces) expect(responses[status]?.content).toHaveProperty([produces]);
      if (kind !== 'command' || audience !== 'tenant') continue;
      const tried = responses['200']?.content?.['application/json']?.schema;
      const dryRun = { $ref: '#/components/schemas/DryRun' };
      if (status === 200) expect(tried?.['oneOf'], id).toEqual([expect.anything(), dryRun]);
      else expect(tried, id).toEqual(dryRun);
    }
  });

  it('filters lists field by field, as deep objects of the comparisons of their kind', () => {
    const list = described('masterdata.listCustomer').parameters ?? [];
    expect(list.find(({ name }) => name === 'filter[code]')).toMatchObject({
      in: 'query',
      style: 'deepObject',
      explode: true,
      schema: { $ref: '#/components/schemas/FilterText' },
    });
    expect(list.find(({ name }) => name === 'filter[creditLimit]')).toMatchObject({
      schema: { $ref: '#/components/schemas/FilterOrdered' },
    });
  });

  it('asks nothing of those who sign in, and refuses keys where a person is meant', () => {
    expect(described('account.signIn').security).toEqual([]);
    expect(described('account.me').security).toEqual([{ accessToken: [] }, { sessionCookie: [] }]);
    expect(described('masterdata.listCustomer').security).toContainEqual({ apiKey: [] });
  });

  it('is the same each time it is made', () => {
    expect(JSON.stringify(openApiDocument(modules))).toBe(JSON.stringify(document));
  });
});
