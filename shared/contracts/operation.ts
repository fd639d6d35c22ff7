import type * as z from 'zod';
import type { Label } from './fields.ts';
import { defineOnce, type Lazily } from './lazily.ts';
import type { AnyNoun } from './noun.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** Who may call without a tenant: nobody has signed in, or a person has not chosen a company. */
export type Audience = 'tenant' | 'public' | 'person';

/** How pages offer an operation. Nothing here changes what the server does or allows. */
export interface OperationHints {
  /** States of the document in which it makes sense; in all of them if left out. */
  in?: readonly string[];
  /** Of those with a number the lowest that is offered is the page's one primary button. */
  primary?: number;
  /** Ends or takes back something: it stands in the menu. */
  danger?: boolean;
  /**
   * Whether pages show its effect by a dry run before it is done. Without a word they do, unless it
   * drafts or edits one record.
   */
  preview?: boolean;
  /** Asked by pages that are made for it, not offered by itself. */
  hidden?: boolean;
  /** Numbers whose derivation it answers: salesOrder.gross, salesOrder.lines.price. */
  explains?: readonly string[];
}

export interface OperationSpec<I extends z.ZodObject, O extends z.ZodType, M extends Method> {
  /** module.verbNoun: sales.confirmSalesOrder */
  id: string;
  /** GET is a query; all else is a command. */
  method: M;
  /** /api/<module>/<nouns>[/{id}[/<verb>]]; every {name} is a field of the input. */
  path: string;
  /** <noun>.<verb>; a role grants it with a scope. Not for public operations. */
  permission?: string;
  label: Label;
  /** One strict object: path parameters, query (GET) and body together. */
  input: Lazily<I>;
  output: Lazily<O>;
  /** The noun whose document `id` names. */
  noun?: AnyNoun;
  /** Codes of the errors beyond the common ones (400, 401, 403, 404, 409, 412). */
  errors?: readonly string[];
  /** HTTP status of success; 200 unless a document is created (201) or a job accepted (202). */
  status?: 200 | 201 | 202 | 204;
  audience?: Audience;
  /** The answer shows a secret once; it is neither logged nor replayed. */
  secret?: boolean;
  /** Outside the companies: honours an Idempotency-Key, which the others refuse. */
  keyed?: boolean;
  /** Another media type than JSON, such as text/csv. */
  produces?: string;
  page?: OperationHints;
}

export interface Operation<
  I extends z.ZodObject = z.ZodObject,
  O extends z.ZodType = z.ZodType,
  M extends Method = Method,
> extends Omit<OperationSpec<I, O, M>, 'input' | 'output'> {
  input: I;
  output: O;
  module: string;
  name: string;
  kind: 'command' | 'query';
  audience: Audience;
  status: 200 | 201 | 202 | 204;
  pathFields: readonly string[];
}

// biome-ignore lint/suspicious/noExplicitAny: recovered by Input<>
export type AnyOperation = Operation<any, any, any>;
export type Input<C extends AnyOperation> = z.infer<C['input']>;

/**
 * Declares an operation: routing, validation, OpenAPI, permissions and fuzzers derive from it. Its
 * schemas are built when they are first asked for: a cold start needs few.
 */
export function defineOperation<I extends z.ZodObject, O extends z.ZodType, const M extends Method>(
  spec: OperationSpec<I, O, M>,
): Operation<I, O, M> {
  const [module, name] = spec.id.split('.') as [string, string];
  const { input, output, ...rest } = spec;
  const operation = {
    ...rest,
    module,
    name,
    kind: spec.method === 'GET' ? 'query' : 'command',
    audience: spec.audience ?? 'tenant',
    status: spec.status ?? 200,
    pathFields: [...spec.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string),
  } as unknown as Operation<I, O, M>;
  defineOnce(operation, 'input', input);
  defineOnce(operation, 'output', output);
  return operation;
}
