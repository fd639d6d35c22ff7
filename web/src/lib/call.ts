import type * as z from 'zod';
import type { AnyOperation, Input } from '../../../shared/contracts/operation.ts';
import { connection, untilWorthTrying } from './connection.ts';
import { language } from './language.ts';
import { Problem, problemOf } from './problem.ts';
import { renewSession } from './renew-session.ts';

export type Output<C extends AnyOperation> = z.infer<C['output']>;

export interface CallOptions {
  /** Idempotency-Key; drawn anew if left out, and kept across every retry of this call. */
  key?: string;
  /** The version that the person saw: 412 if the document has changed since. */
  ifMatch?: number;
  signal?: AbortSignal;
}

/** One document that a command would write. */
export interface DryRunChange {
  noun: string;
  id: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

/** The full effect of a command that was only tried. */
export interface DryRun<R = unknown> {
  dryRun: true;
  result: R;
  changes: DryRunChange[];
  events: { event: string; data: Record<string, unknown> }[];
}

export const newKey = (): string => crypto.randomUUID();

/** Calls an operation of the API; what comes back is typed by its contract. Throws Problem. */
export async function call<C extends AnyOperation>(
  contract: C,
  input: Input<C>,
  options: CallOptions = {},
): Promise<Output<C>> {
  const response = await send(contract, input as Record<string, unknown>, options);
  return (contract.produces ? response.text() : response.json()) as Promise<Output<C>>;
}

/** Tries a command and writes nothing. */
export async function tryOut<C extends AnyOperation>(
  contract: C,
  input: Input<C>,
  options: CallOptions = {},
): Promise<DryRun<Output<C>>> {
  const values = input as Record<string, unknown>;
  const response = await send(contract, values, { ...options, dryRun: true });
  return response.json() as Promise<DryRun<Output<C>>>;
}

type SendOptions = CallOptions & { dryRun?: boolean };

async function send(
  contract: AnyOperation,
  input: Record<string, unknown>,
  options: SendOptions,
): Promise<Response> {
  const key = options.key ?? newKey();
  const request = requestOf(contract, input, { ...options, key });
  let renewals = 0;
  for (let attempt = 0; ; attempt += 1) {
    const response = await reach(contract, request, attempt);
    if (!response) continue;
    if (response.ok) return response;
    if (response.status === 401 && contract.audience !== 'public' && renewals < 3) {
      renewals += 1;
      await renewSession(renewals > 1);
    } else if (response.status === 503 && attempt < 4) {
      await untilWorthTrying(attempt, options.signal);
    } else throw await problemOf(response);
  }
}

interface Sendable {
  url: string;
  init: RequestInit;
}

/** Undefined when nothing was reached and the same request may go out again. */
async function reach(
  contract: AnyOperation,
  { url, init }: Sendable,
  attempt: number,
): Promise<Response | undefined> {
  try {
    const response = await fetch(url, init);
    connection.set('ok');
    return response;
  } catch (error) {
    if (init.signal?.aborted) throw error;
    connection.set('lost');
    if (contract.audience === 'public') throw offline();
    await untilWorthTrying(attempt, init.signal ?? undefined);
    return undefined;
  }
}

const offline = () =>
  new Problem({ code: 'offline', status: 0, title: 'There is no connection. Try again.' });

function requestOf(
  contract: AnyOperation,
  input: Record<string, unknown>,
  { key, ifMatch, signal, dryRun }: SendOptions,
): Sendable {
  const rest = { ...input };
  const path = contract.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest[name]);
    delete rest[name];
    return encodeURIComponent(value);
  });
  const isQuery = contract.method === 'GET';
  const query = new URLSearchParams(isQuery ? flat(rest) : []);
  if (dryRun) query.set('dryRun', 'true');
  const headers: Record<string, string> = { 'accept-language': language() };
  if (!isQuery) headers['content-type'] = 'application/json';
  const isKeyed = contract.audience === 'tenant' || contract.keyed === true;
  if (!isQuery && isKeyed) headers['idempotency-key'] = key as string;
  if (ifMatch !== undefined) headers['if-match'] = `"${ifMatch}"`;
  return {
    url: query.size > 0 ? `${path}?${query}` : path,
    init: {
      method: contract.method,
      headers,
      credentials: 'same-origin',
      ...(!isQuery && { body: JSON.stringify(rest) }),
      ...(signal && { signal }),
    },
  };
}

/** Nested values as the API reads them: filter[state][eq]=draft. */
function flat(values: Record<string, unknown>, prefix = ''): [string, string][] {
  return Object.entries(values).flatMap(([name, value]): [string, string][] => {
    if (value === undefined || value === '') return [];
    const key = prefix === '' ? name : `${prefix}[${name}]`;
    return typeof value === 'object' && value !== null
      ? flat(value as Record<string, unknown>, key)
      : [[key, String(value)]];
  });
}
