import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';
import { unwrap } from '../../../shared/contracts/fields.ts';
import type { AnyOperation } from '../../../shared/contracts/operation.ts';
import { AppError, defineError, type FieldError } from '../../../shared/kernel/errors.ts';
import { hasDuplicateKeys } from '../identity/has-duplicate-keys.ts';
import { derivedOnce, normaliser } from '../schema-walk.ts';

export const MAX_BODY_BYTES = 1_000_000;

const badJson = defineError('invalidJson', 400, 'The body is not valid JSON: {reason}');
const notObject = defineError('invalidJson', 400, 'The body must be a JSON object.');
const tooBig = defineError('bodyTooLarge', 413, 'The body may have at most {limit} bytes.');
const wrongType = defineError('unsupportedMediaType', 415, 'Send application/json.');
const badQuery = defineError('invalidQuery', 400, 'The query parameter "{name}" is not valid.');

/** The body as an object; duplicate keys and ill-formed text are refused, not guessed at. */
export function parseBody(event: APIGatewayProxyEventV2): Record<string, unknown> {
  const raw = event.body ?? '';
  if (raw === '') return {};
  const bytes = Buffer.from(raw, event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.byteLength > MAX_BODY_BYTES) throw tooBig({ limit: MAX_BODY_BYTES });
  const type = event.headers['content-type'] ?? '';
  if (!/^application\/(json|[\w.+-]+\+json)\s*(;|$)/i.test(type)) throw wrongType();
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw badJson({ reason: 'it is not UTF-8.' });
  }
  return parseObject(text);
}

function parseObject(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw badJson({ reason: 'check quotes, commas and brackets.' });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw notObject();
  if (hasDuplicateKeys(text)) throw badJson({ reason: 'a key stands twice in one object.' });
  return value as Record<string, unknown>;
}

const PARAMETER = /^(\w{1,40})(?:\[(\w{1,60})\])?(?:\[(\w{1,20})\])?$/;

/** a=1, filter[state][eq]=draft as a nested object. A parameter given twice is refused. */
export function parseQuery(queryString: string): Record<string, unknown> {
  const result: Record<string, unknown> = Object.create(null);
  for (const [name, value] of new URLSearchParams(queryString)) {
    const match = PARAMETER.exec(name);
    if (!match) throw badQuery({ name: name.slice(0, 80) }, '');
    const path = match.slice(1).filter((part) => part !== undefined);
    let level = result;
    for (const part of path.slice(0, -1)) {
      const next = level[part] ?? Object.create(null);
      if (typeof next !== 'object') throw badQuery({ name }, '');
      level[part] = next;
      level = next as Record<string, unknown>;
    }
    const last = path.at(-1) as string;
    if (last in level) throw badQuery({ name }, '');
    level[last] = value;
  }
  return plain(result);
}

/** Null-prototype objects become plain ones, without ever naming __proto__. */
function plain(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      typeof item === 'object' && item !== null ? plain(item as Record<string, unknown>) : item,
    ]),
  );
}

/** Query parameters are text: those the schema wants as number or flag are read as such. */
function coerce(schema: z.ZodObject, values: Record<string, unknown>): Record<string, unknown> {
  const result = { ...values };
  for (const [name, field] of Object.entries<z.ZodType>(schema.shape)) {
    const value = result[name];
    if (typeof value !== 'string') continue;
    const inner = unwrap(field);
    if (inner instanceof z.ZodNumber && /^-?\d{1,15}$/.test(value)) result[name] = Number(value);
    if (inner instanceof z.ZodBoolean && /^(true|false)$/.test(value))
      result[name] = value === 'true';
  }
  return result;
}

const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

type Sentences = typeof import('../../../shared/contracts/issue-sentence.ts');

function fieldErrors(
  { adviceFor, isMissing, saidIn }: Sentences,
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, 20).map((key) => ({
      pointer: pointerOf([...issue.path, key]),
      code: 'unknownField',
      message: `There is no field "${key.slice(0, 80)}" here. Remove it.`,
    }));
  }
  const advice = adviceFor(issue, schema);
  const error = {
    pointer: pointerOf(issue.path),
    code: isMissing(issue) ? 'required' : issue.code,
    message: saidIn(advice, 'en'),
  };
  return [Object.keys(advice.params).length > 0 ? { ...error, params: advice.params } : error];
}

const MAX_ERRORS = 50;

/**
 * What the schema found wrong: one error per finding; the sentence counts fields. The sentences
 * are loaded with the first mistake: a function that starts does not wait for them.
 */
export async function validationError(error: z.ZodError, schema: z.ZodType): Promise<AppError> {
  const said = await import('../../../shared/contracts/issue-sentence.ts');
  const errors = error.issues
    .flatMap((issue) => fieldErrors(said, issue, schema))
    .slice(0, MAX_ERRORS);
  const [first] = errors;
  const fields = new Set(errors.map(({ pointer }) => pointer)).size;
  return new AppError({
    code: 'invalidInput',
    status: 400,
    message: `Please correct ${fields === 1 ? 'one field' : `${fields} fields`}: ${first?.pointer || 'the body'}: ${first?.message}`,
    ...(first && { pointer: first.pointer }),
    errors,
  });
}

const normaliserOf = derivedOnce(normaliser);

/** Validates against the contract's input and brings decimals to canonical form. */
export async function parseInput(
  contract: AnyOperation,
  values: Record<string, unknown>,
): Promise<unknown> {
  const parsed = contract.input.safeParse(values, { reportInput: true });
  if (!parsed.success) throw await validationError(parsed.error, contract.input);
  return normaliserOf(contract.input)?.(parsed.data) ?? parsed.data;
}

/** Whether the caller only wants to see what would happen. What is unclear is refused, not done. */
export function wantsDryRun(event: Pick<APIGatewayProxyEventV2, 'rawQueryString'>): boolean {
  const wanted = parseQuery(event.rawQueryString ?? '')['dryRun'];
  if (wanted === undefined || wanted === 'false') return false;
  if (wanted !== 'true') throw badQuery({ name: 'dryRun' }, '/dryRun');
  return true;
}

/** Path parameters, query (GET) or body as one object; the path wins and may not be repeated. */
export function gatherInput(
  contract: AnyOperation,
  event: APIGatewayProxyEventV2,
  pathValues: Record<string, string>,
): Record<string, unknown> {
  const query = parseQuery(event.rawQueryString ?? '');
  delete query['dryRun'];
  const own = contract.kind === 'query' ? coerce(contract.input, query) : parseBody(event);
  for (const name of contract.kind === 'query' ? [] : Object.keys(query)) {
    throw badQuery({ name: name.slice(0, 80) }, '');
  }
  for (const name of contract.pathFields) {
    if (name in own) throw badQuery({ name }, `/${name}`);
  }
  return { ...own, ...pathValues };
}
