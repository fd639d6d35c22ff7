import * as z from 'zod';
import type { AnyOperation } from '../operation.ts';

const schemaRef = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const headerRef = (name: string) => ({ $ref: `#/components/headers/${name}` });

export const responseHeaders = {
  RequestId: {
    description: 'Names this request in the log. Give it when you ask for help.',
    schema: { type: 'string' },
  },
  CommitId: {
    description: 'The commit that holds what the command wrote.',
    schema: { type: 'string' },
  },
  ETag: {
    description: 'The version of the document, for If-Match.',
    schema: { type: 'string' },
  },
  RetryAfter: {
    description: 'Seconds to wait before trying again.',
    schema: { type: 'integer' },
  },
  ContentDisposition: {
    description: 'The name to save the file under.',
    schema: { type: 'string' },
  },
} as const;

/** RFC 9457, with a stable code, the fields concerned and the request's id. */
export const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'errors', 'requestId'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string', description: 'A sentence for the person who asked.' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    code: { type: 'string', description: 'Stable: programs decide by it.' },
    params: {
      type: 'object',
      description: 'What the sentence speaks of, so that it can be said in another language.',
    },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'message'],
        properties: {
          pointer: { type: 'string', description: 'A JSON pointer into the input.' },
          code: { type: 'string' },
          message: { type: 'string' },
          params: { type: 'object' },
        },
      },
    },
    requestId: { type: 'string' },
  },
} as const;

/** What a command would do. */
export const dryRunSchema = {
  type: 'object',
  description: 'The effect of a command that was only tried.',
  required: ['dryRun', 'result', 'changes', 'events'],
  properties: {
    dryRun: { const: true },
    result: { description: 'What the command would answer.' },
    changes: {
      type: 'array',
      items: {
        type: 'object',
        required: ['noun', 'id', 'before', 'after'],
        properties: {
          noun: { type: 'string' },
          id: { type: 'string' },
          before: { type: ['object', 'null'] },
          after: { type: ['object', 'null'] },
        },
      },
    },
    events: {
      type: 'array',
      items: {
        type: 'object',
        required: ['event', 'data'],
        properties: { event: { type: 'string' }, data: { type: 'object' } },
      },
    },
  },
} as const;

interface Refusal {
  name: string;
  description: string;
  codes: readonly string[];
  /** Whether an operation may answer so. */
  of: (contract: AnyOperation) => boolean;
}

const isCommand = ({ kind }: AnyOperation) => kind === 'command';
const always = () => true;

/**
 * The refusals that every operation of a sort may answer, with the codes that come from no rule.
 */
const refusals: Readonly<Record<string, Refusal>> = {
  400: {
    name: 'BadRequest',
    description: 'The request cannot be read; the fields at fault are named.',
    codes: [
      'invalidInput',
      'invalidJson',
      'invalidQuery',
      'invalidIdempotencyKey',
      'invalidIfMatch',
    ],
    of: always,
  },
  401: {
    name: 'Unauthorized',
    description: 'Nobody is signed in, or the session or key is no longer valid.',
    codes: [
      'tokenMissing',
      'tokenExpired',
      'tokenInvalid',
      'apiKeyInvalid',
      'sessionEnded',
      'signInFailed',
    ],
    of: always,
  },
  403: {
    name: 'Forbidden',
    description: 'The right is missing, or the company was not chosen.',
    codes: ['forbidden', 'companyNotChosen', 'notAMember', 'crossSiteRequest'],
    of: always,
  },
  404: {
    name: 'NotFound',
    description: 'There is no such document, or it is not yours to see.',
    codes: ['notFound'],
    of: ({ audience, pathFields }) => audience !== 'public' || pathFields.length > 0,
  },
  409: {
    name: 'Conflict',
    description: 'It conflicts with other data or with the state of the document.',
    codes: ['conflict', 'duplicate', 'companyNotReady', 'companySetUpFailed'],
    of: ({ kind, audience }) => kind === 'command' || audience === 'tenant',
  },
  412: {
    name: 'VersionConflict',
    description: 'Somebody changed the document meanwhile. Nothing was written.',
    codes: ['versionConflict'],
    of: ({ kind, audience }) => kind === 'command' && audience === 'tenant',
  },
  413: {
    name: 'BodyTooLarge',
    description: 'The body may have at most 1 MB.',
    codes: ['bodyTooLarge'],
    of: isCommand,
  },
  415: {
    name: 'UnsupportedMediaType',
    description: 'The body must be JSON.',
    codes: ['unsupportedMediaType'],
    of: isCommand,
  },
  422: {
    name: 'Unprocessable',
    description: 'The request can be read, but a rule refuses it.',
    codes: ['unknownReference'],
    of: isCommand,
  },
  429: {
    name: 'TooManyAttempts',
    description: 'Too many attempts. Wait a while.',
    codes: ['tooManyAttempts'],
    of: ({ audience }) => audience === 'public',
  },
  500: {
    name: 'Failed',
    description: 'Something went wrong on our side. Nothing was changed.',
    codes: ['internal'],
    of: always,
  },
  503: {
    name: 'Busy',
    description: 'Too much is going on at once. Try again after a moment.',
    codes: ['busy'],
    of: always,
  },
};

export const sharedResponses = Object.fromEntries(
  Object.entries(refusals).map(([status, { name, description, codes }]) => [
    name,
    {
      description: `${description} Codes: ${codes.map((one) => `\`${one}\``).join(', ')}.`,
      headers: {
        'X-Request-Id': headerRef('RequestId'),
        ...(status === '503' && { 'Retry-After': headerRef('RetryAfter') }),
      },
      content: { 'application/problem+json': { schema: schemaRef('Problem') } },
    },
  ]),
);

const hasVersion = (schema: z.ZodType) =>
  schema instanceof z.ZodObject && 'version' in schema.shape;

function successOf(contract: AnyOperation) {
  const { output, produces, audience } = contract;
  const logged = contract.kind === 'command' && audience === 'tenant';
  const headers = {
    'X-Request-Id': headerRef('RequestId'),
    ...(logged && { 'X-Commit-Id': headerRef('CommitId') }),
    ...(hasVersion(output) && { ETag: headerRef('ETag') }),
    ...(produces && { 'Content-Disposition': headerRef('ContentDisposition') }),
  };
  const content = produces
    ? { [produces]: { schema: schemaOfText(produces) } }
    : { 'application/json': { schema: output } };
  return { description: contract.label.en, headers, content };
}

/** Text, or bytes where the media type is not one of text. */
const schemaOfText = (type: string) =>
  type.startsWith('text/')
    ? ({ type: 'string' } as const)
    : ({ type: 'string', format: 'binary' } as const);

/** Success as the contract says it, the dry run at 200, and every refusal that may come. */
export function responsesOf(contract: AnyOperation): Record<string, object> {
  const responses: Record<string, object> = { [contract.status]: successOf(contract) };
  if (contract.kind === 'command' && contract.audience === 'tenant') {
    responses['200'] = withDryRun(contract, responses['200']);
  }
  for (const [status, { name, of }] of Object.entries(refusals)) {
    if (of(contract)) responses[status] = { $ref: `#/components/responses/${name}` };
  }
  return responses;
}

function withDryRun(contract: AnyOperation, success: object | undefined): object {
  const tried = schemaRef('DryRun');
  if (!success) {
    return {
      description: 'What the command would do (dryRun=true).',
      headers: { 'X-Request-Id': headerRef('RequestId') },
      content: { 'application/json': { schema: tried } },
    };
  }
  // The second member only keeps the place of the reference, which zod cannot express.
  const either = z.union([contract.output, z.null()]).meta({
    override: ({ jsonSchema }) => {
      const { anyOf } = jsonSchema;
      delete jsonSchema.anyOf;
      Object.assign(jsonSchema, { oneOf: [anyOf?.[0], tried] });
    },
  });
  return { ...success, content: { 'application/json': { schema: either } } };
}
