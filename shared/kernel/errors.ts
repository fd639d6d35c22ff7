import { figureText } from './thousands.ts';

/** What is wrong with one field. `pointer` is a JSON pointer into the input, '' for the whole. */
export interface FieldError {
  pointer: string;
  code: string;
  message: string;
  params?: Record<string, unknown>;
}

export interface AppErrorSpec {
  code: string;
  status: number;
  message: string;
  params?: Record<string, unknown> | undefined;
  pointer?: string | undefined;
  errors?: FieldError[] | undefined;
  cause?: unknown;
}

/**
 * The only error that domain code throws: a stable code for programs, an HTTP status, a sentence
 * for people, and the parameters from which the sentence can be said in another language.
 */
export class AppError extends Error {
  readonly code: string;
  readonly status: number;
  readonly params: Record<string, unknown>;
  readonly pointer?: string | undefined;
  readonly errors?: FieldError[] | undefined;

  constructor(spec: AppErrorSpec) {
    super(spec.message, spec.cause === undefined ? undefined : { cause: spec.cause });
    this.name = 'AppError';
    this.code = spec.code;
    this.status = spec.status;
    this.params = spec.params ?? {};
    this.pointer = spec.pointer;
    this.errors = spec.errors;
  }
}

/** The names between braces: `'There is no {noun} {id}.'` gives `'noun' | 'id'`. */
export type Placeholders<T extends string> = string extends T
  ? never
  : T extends `${string}{${infer Name}}${infer Rest}`
    ? Name | Placeholders<Rest>
    : never;

type Params<T extends string> = Record<Placeholders<T>, unknown> & Record<string, unknown>;

/** Arguments of an error's maker: parameters may be left out only if the sentence has none. */
export type ErrorArguments<T extends string> = [Placeholders<T>] extends [never]
  ? [params?: Record<string, unknown>, pointer?: string, errors?: FieldError[]]
  : [params: Params<T>, pointer?: string, errors?: FieldError[]];

function sayValue(name: string, value: unknown): string {
  if (Array.isArray(value)) {
    return value.length === 0 ? 'none' : value.map((one) => sayValue(name, one)).join(', ');
  }
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  return figureText(name, value);
}

/** Fills `{name}` from params; lists are joined by commas; an unknown name stays as it stands. */
export function interpolate(template: string, params: Record<string, unknown>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) && params[name] !== undefined
      ? sayValue(name, params[name])
      : whole,
  );
}

/** Declares an error once; calling the result makes it. Every placeholder must be given. */
export function defineError<const T extends string>(code: string, status: number, template: T) {
  return (...[params, pointer, errors]: ErrorArguments<T>): AppError =>
    new AppError({
      code,
      status,
      message: interpolate(template, params ?? {}),
      params,
      pointer,
      errors,
    });
}

/** 404, also for what exists in another tenant: a stranger must not learn that it exists. */
export const notFound = defineError('notFound', 404, 'There is no {noun} {id}.');

export const forbidden = defineError('forbidden', 403, 'You need the right {permission} for this.');

/** `reason` is a sentence that says what the request conflicts with. */
export const conflict = defineError('conflict', 409, 'This conflicts with other data: {reason}');

export const versionConflict = defineError(
  'versionConflict',
  412,
  'The {noun} {id} was changed by someone else meanwhile. Load it again, then repeat your change.',
);

/** The request cannot be read: wrong shape or type. `reason` is a sentence. */
export const invalid = defineError('invalid', 400, 'The request is not valid: {reason}');

/** The request can be read but a business rule refuses it. `reason` is a sentence. */
export const unprocessable = defineError('unprocessable', 422, 'This cannot be done: {reason}');
