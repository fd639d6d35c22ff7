import { createDocument, type ZodOpenApiObject } from 'zod-openapi';
import { publishMeta } from './json-schema.ts';
import type { ModuleContract } from './module.ts';
import { capital } from './noun.ts';
import { filterSchemas, inputParts, sharedParameters } from './openapi/parameters.ts';
import {
  dryRunSchema,
  problemSchema,
  responseHeaders,
  responsesOf,
  sharedResponses,
} from './openapi/responses.ts';
import { securityOf, securitySchemes } from './openapi/security.ts';
import type { AnyOperation } from './operation.ts';

export type OpenApiDocument = ReturnType<typeof createDocument>;

/** The version of the API, not of the product: it changes when something is taken away. */
const API_VERSION = '1.0.0';

const DESCRIPTION = [
  'Money and quantities are decimal strings, business dates `YYYY-MM-DD`, moments ISO 8601 in UTC.',
  'Every command of a company can be tried with `dryRun=true` and repeated safely with an ' +
    '`Idempotency-Key`; of those of accounts and sessions only the founding of a company can be ' +
    'repeated, and the others refuse the key.',
  'Errors are problem documents (RFC 9457) with a stable `code`.',
].join('\n\n');

/** The whole API as an OpenAPI 3.1 document, in the order of the modules and of their contracts. */
export function openApiDocument(modules: readonly ModuleContract[]): OpenApiDocument {
  const document = createDocument(
    {
      openapi: '3.1.1',
      info: {
        title: 'Tandem',
        version: API_VERSION,
        description: DESCRIPTION,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      tags: modules.map(({ id, label }) => ({
        name: id,
        description: label.en,
        'x-label-zh': label.zh,
      })),
      paths: pathsOf(modules.flatMap(operationsOf)),
      components: {
        schemas: { Problem: problemSchema, DryRun: dryRunSchema, ...filterSchemas },
        parameters: sharedParameters,
        headers: responseHeaders,
        responses: sharedResponses,
        securitySchemes,
      },
    } as unknown as ZodOpenApiObject,
    {
      override: ({ jsonSchema }) => {
        publishMeta(jsonSchema as Record<string, unknown>);
        pointAtDocuments(jsonSchema as Record<string, unknown>);
      },
    },
  );
  return { ...document, components: sorted(document.components) };
}

/**
 * A row of a list repeats its noun's fields, and documents beside it: their components say them.
 */
function pointAtDocuments(schema: Record<string, unknown>): void {
  const { documentOf, rowOf } = schema;
  const component = (noun: unknown) => `#/components/schemas/${capital(String(noun))}`;
  if (documentOf !== undefined) {
    for (const key of Object.keys(schema)) delete schema[key];
    schema['$ref'] = component(documentOf);
  } else if (rowOf !== undefined) {
    const properties = schema['properties'] as Record<string, Record<string, unknown>>;
    schema['properties'] = Object.fromEntries(
      Object.entries(properties).map(([name, property]) => [
        name,
        property['$ref'] ? property : { $ref: `${component(rowOf)}/properties/${name}` },
      ]),
    );
    delete schema['rowOf'];
  }
}

const operationsOf = (module: ModuleContract): AnyOperation[] => [
  ...Object.values(module.operations),
  ...module.derived.map(({ contract }) => contract),
];

function pathsOf(operations: readonly AnyOperation[]): Record<string, Record<string, object>> {
  const paths: Record<string, Record<string, object>> = {};
  for (const contract of operations) {
    paths[contract.path] ??= {};
    (paths[contract.path] as Record<string, object>)[contract.method.toLowerCase()] =
      operationOf(contract);
  }
  return paths;
}

function operationOf(contract: AnyOperation): object {
  const { id, module, label, permission, errors = [] } = contract;
  const { path, query, body, others } = inputParts(contract);
  return {
    operationId: id,
    tags: [module],
    summary: label.en,
    'x-label-zh': label.zh,
    ...descriptionOf(contract),
    ...(permission !== undefined && { 'x-permission': permission }),
    ...(errors.length > 0 && { 'x-error-codes': errors }),
    security: securityOf(contract),
    requestParams: { path, query },
    parameters: others,
    ...(body && Object.keys(body.shape).length > 0 && { requestBody: bodyOf(body) }),
    responses: responsesOf(contract),
  };
}

function descriptionOf({ permission, errors = [], secret }: AnyOperation): {
  description?: string;
} {
  const sentences = [
    permission && `Needs the permission \`${permission}\`.`,
    errors.length > 0 && `Rules may refuse it: ${errors.map((code) => `\`${code}\``).join(', ')}.`,
    secret && 'The answer holds a secret, which is shown this once.',
  ].filter((sentence) => typeof sentence === 'string');
  return sentences.length === 0 ? {} : { description: sentences.join(' ') };
}

const bodyOf = (body: NonNullable<ReturnType<typeof inputParts>['body']>) => ({
  required: !body.safeParse({}).success,
  content: { 'application/json': { schema: body } },
});

/** Components by name, so that the document changes only where the contracts do. */
function sorted<T extends object | undefined>(components: T): T {
  return Object.fromEntries(
    Object.entries(components ?? {}).map(([kind, members]) => [
      kind,
      Object.fromEntries(Object.entries(members as object).sort(([a], [b]) => (a < b ? -1 : 1))),
    ]),
  ) as T;
}
