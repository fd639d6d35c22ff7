import type { AppError } from '../../../shared/kernel/errors.ts';
import type { TenantRef } from '../aws.ts';
import { deferred } from '../deferred.ts';
import { environment } from '../environment.ts';
import { storeBusy } from '../retry.ts';
import { sdkLogger } from '../sdk-logger.ts';
import type { Reads } from './reads.ts';

/** A question to the function that owns the read model, as it travels. */
export interface ReadsRequest {
  reads: { tenant: TenantRef; method: keyof Reads; args: unknown[] };
}

/** What the reader keeps of a company is deleted. */
export interface ForgetRequest {
  forget: { tenant: TenantRef };
}

/** A whole query of the API, asked by the system itself: a nightly check has no person. */
export interface AskRequest {
  ask: { tenant: TenantRef; query: string };
}

export type AskReader = (tenant: TenantRef, query: string) => Promise<unknown>;

/** The connection is made at the first question and kept. */
const remoteReader = (): InvokedReader =>
  deferred(async () => {
    const { InvokeCommand, LambdaClient } = await import('@aws-sdk/client-lambda');
    const client = new LambdaClient({ maxAttempts: 3, logger: sdkLogger });
    return {
      invoke: (FunctionName: string, Payload: Uint8Array) =>
        client.send(new InvokeCommand({ FunctionName, Payload })),
    };
  });

/** The read model as seen by a function that does not own it: each question is one invocation. */
export function remoteReads(): (tenant: TenantRef) => Reads {
  const reader = remoteReader();
  return (tenant) => readsOf(tenant, reader);
}

/** The answer of a query without parameters, over the whole company. */
export function askReader(): AskReader {
  const reader = remoteReader();
  return (tenant, query) => invoked(reader, { ask: { tenant, query } });
}

/** Asks the reader to keep nothing of a company that is no more. */
export async function forgetReads(tenant: TenantRef): Promise<void> {
  await invoked(remoteReader(), { forget: { tenant } });
}

interface InvokedReader {
  invoke: (
    functionName: string,
    payload: Uint8Array,
  ) => Promise<{ Payload?: Uint8Array | undefined; FunctionError?: string | undefined }>;
}

function readsOf(tenant: TenantRef, reader: InvokedReader): Reads {
  async function ask<T>(method: keyof Reads, args: unknown[]): Promise<T> {
    return (await invoked(reader, { reads: { tenant, method, args } })) as T;
  }
  return {
    list: (noun, request, { scope, access }, asOf) => {
      const { memberId, team, regions } = access;
      return ask('list', [noun.id, request, { scope, access: { memberId, team, regions } }, asOf]);
    },
    documents: (noun, ids, asOf) => ask('documents', [noun.id, ids, asOf]),
    history: (noun, id) => ask('history', [noun.id, id]),
    report: (report, params, asOf) => ask('report', [report.id, params, asOf]),
  };
}

async function invoked(
  reader: InvokedReader,
  request: ReadsRequest | AskRequest | ForgetRequest,
): Promise<unknown> {
  const payload = Buffer.from(JSON.stringify(request));
  const answer = await reader.invoke(environment().reader, payload);
  const text = Buffer.from(answer.Payload ?? []).toString('utf8');
  if (answer.FunctionError) throw refused(text);
  return JSON.parse(text);
}

const refused = (text: string): AppError => storeBusy(new Error(text.slice(0, 500)));
