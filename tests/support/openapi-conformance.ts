import * as z from 'zod';
import { capital } from '../../shared/contracts/noun.ts';
import type { AnyOperation } from '../../shared/contracts/operation.ts';
import type { HttpAnswer } from './answer.ts';

/** What every error answers (RFC 9457), and nothing besides. */
export const problemDocument = z.strictObject({
  type: z.string().regex(/^https:\/\/tandem\.example\/problems\/[\w.]+$/),
  title: z.string().min(1),
  status: z.int().min(400).max(599),
  code: z.string().regex(/^[a-z][\w.]*$/i),
  params: z.record(z.string(), z.unknown()).optional(),
  errors: z.array(
    z.strictObject({
      pointer: z.string().regex(/^(\/.*)?$/su),
      code: z.string().min(1),
      message: z.string().min(1),
      params: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
  requestId: z.string().min(1),
});

/** What every command answers to dryRun=true. */
const dryRunOf = (result: z.ZodType) =>
  z.strictObject({
    dryRun: z.literal(true),
    result,
    changes: z.array(
      z.strictObject({
        noun: z.string(),
        id: z.string(),
        before: z.record(z.string(), z.unknown()).nullable(),
        after: z.record(z.string(), z.unknown()).nullable(),
      }),
    ),
    events: z.array(z.strictObject({ event: z.string(), data: z.record(z.string(), z.unknown()) })),
  });

/** Over HTTP, or from a handler that was called in this process. */
export type AnyAnswer = Omit<HttpAnswer, 'headers'> & { headers: Headers | Record<string, string> };

export class NotConforming extends Error {
  override readonly name = 'NotConforming';
}

const header = (answer: AnyAnswer, name: string): string =>
  (answer.headers instanceof Headers ? answer.headers.get(name) : answer.headers[name]) ?? '';

function fail(contract: AnyOperation, answer: AnyAnswer, reason: string): never {
  throw new NotConforming(
    `${contract.id} answered ${answer.status} against its contract: ${reason}\n` +
      answer.text.slice(0, 1500),
  );
}

const said = (error: z.ZodError): string =>
  error.issues
    .slice(0, 5)
    .map(
      (issue) =>
        `/${issue.path.join('/')}: ${issue.message}${'keys' in issue ? ` (${issue.keys})` : ''}`,
    )
    .join('; ');

export interface Asked {
  input: Record<string, unknown>;
  dryRun?: boolean;
}

/** Only `fields` leaves out what a document must have; the contract of a row cannot say that. */
function wholeRows({ noun, id }: AnyOperation, { input }: Asked): z.ZodType | undefined {
  if (!noun || id !== `${noun.module}.list${capital(noun.id)}`) return undefined;
  if (input['fields'] !== undefined) return undefined;
  return z.looseObject({ data: z.array(z.looseObject(noun.document.shape)) });
}

function assertSuccess(contract: AnyOperation, answer: AnyAnswer, asked: Asked): void {
  const wanted = asked.dryRun ? 200 : contract.status;
  if (answer.status !== wanted) fail(contract, answer, `the declared status is ${wanted}`);
  const type = header(answer, 'content-type');
  const { produces = 'application/json; charset=utf-8' } = contract;
  if (type !== produces) fail(contract, answer, `the media type is ${type}, not ${produces}`);
  const schema = asked.dryRun ? dryRunOf(contract.output) : contract.output;
  for (const one of [schema, wholeRows(contract, asked)]) {
    const parsed = one?.safeParse(answer.body);
    if (parsed && !parsed.success) fail(contract, answer, said(parsed.error));
  }
}

/** Fails unless a problem says what is wrong in the form that every error has. */
export function assertProblem(contract: AnyOperation, answer: AnyAnswer): void {
  const type = header(answer, 'content-type');
  if (!type.startsWith('application/problem+json')) fail(contract, answer, `it is ${type}`);
  const parsed = problemDocument.safeParse(answer.body);
  if (!parsed.success) fail(contract, answer, said(parsed.error));
  if (parsed.data.status !== answer.status) fail(contract, answer, 'two statuses');
}

/**
 * Fails unless the answer is what the contract declares: status, media type, every field, and no
 * field besides. An error must be a problem document.
 */
export function assertConforms(contract: AnyOperation, answer: AnyAnswer, asked: Asked): void {
  const isOurs = header(answer, 'x-request-id') !== '';
  if (isOurs && header(answer, 'cache-control') !== 'no-store') {
    fail(contract, answer, 'it may be cached');
  }
  if (answer.status < 300) assertSuccess(contract, answer, asked);
  else assertProblem(contract, answer);
}
