import { randomUUID } from 'node:crypto';
import { type HostClock, systemClock } from './host-clock.ts';
import type { HostLog } from './host-log.ts';

export type LambdaHandler = (event: never, context: LambdaContext) => unknown;

export interface HostFunction {
  id: string;
  load: () => Promise<{ handler: LambdaHandler }>;
  timeoutSeconds: number;
  memoryMb?: number;
}

/** What Lambda answers when a handler fails: the fields are Lambda's own. */
export interface FunctionError {
  errorType: string;
  errorMessage: string;
  trace?: string[];
}

export type InvocationResult = { ok: true; payload: unknown } | { ok: false; error: FunctionError };

export interface LambdaContext {
  callbackWaitsForEmptyEventLoop: boolean;
  functionName: string;
  functionVersion: string;
  invokedFunctionArn: string;
  memoryLimitInMB: string;
  awsRequestId: string;
  logGroupName: string;
  logStreamName: string;
  getRemainingTimeInMillis(): number;
}

export interface FunctionRunner {
  has(functionId: string): boolean;
  /** Never rejects for a failing handler; throws UnknownFunctionError for an id nobody declared. */
  invoke(functionId: string, payload: unknown): Promise<InvocationResult>;
}

export class UnknownFunctionError extends Error {
  override readonly name = 'UnknownFunctionError';
}

export interface FunctionRunnerOptions {
  functions: readonly HostFunction[];
  log: HostLog;
  clock?: HostClock;
  region?: string;
  accountId?: string;
  newId?: () => string;
}

/** Runs Lambda handlers in this process, one lazy load each, as Lambda would see them. */
export function createFunctionRunner(options: FunctionRunnerOptions): FunctionRunner {
  const { functions, log, clock = systemClock, newId = randomUUID } = options;
  const arnPrefix = `arn:aws:lambda:${options.region ?? 'us-east-1'}:${
    options.accountId ?? '000000000000'
  }:function:`;
  const known = new Map(functions.map((entry) => [entry.id, entry]));
  const loaded = new Map<string, Promise<LambdaHandler>>();

  const handlerOf = (entry: HostFunction) => {
    const existing = loaded.get(entry.id);
    if (existing) return existing;
    const loading = entry.load().then(({ handler }) => handler);
    loaded.set(entry.id, loading);
    // A failed load is tried again by the next invocation, as a new Lambda sandbox would.
    loading.catch(() => loaded.delete(entry.id));
    return loading;
  };

  return {
    has: (functionId) => known.has(functionId),
    async invoke(functionId, payload) {
      const entry = known.get(functionId);
      if (!entry) throw new UnknownFunctionError(`There is no function ${functionId}.`);
      const requestId = newId();
      try {
        const handler = await handlerOf(entry);
        const context = contextOf(entry, requestId, clock, arnPrefix);
        const call = Promise.resolve(handler(overTheWire(payload) as never, context));
        const result = await withinLimit(call, entry, requestId, clock);
        return { ok: true, payload: overTheWire(result) };
      } catch (thrown) {
        const error = functionError(thrown);
        log.warn('function failed', { functionId, requestId, errorType: error.errorType });
        return { ok: false, error };
      }
    },
  };
}

/** Lambda passes JSON text, so neither side can see the other's objects; undefined becomes null. */
function overTheWire(value: unknown): unknown {
  const text = JSON.stringify(value);
  return text === undefined ? null : JSON.parse(text);
}

function contextOf(
  entry: HostFunction,
  requestId: string,
  clock: HostClock,
  arnPrefix: string,
): LambdaContext {
  const deadline = clock.now() + entry.timeoutSeconds * 1_000;
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName: entry.id,
    functionVersion: '$LATEST',
    invokedFunctionArn: `${arnPrefix}${entry.id}`,
    memoryLimitInMB: String(entry.memoryMb ?? 512),
    awsRequestId: requestId,
    logGroupName: `/aws/lambda/${entry.id}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => Math.max(0, deadline - clock.now()),
  };
}

/** The handler itself cannot be killed in process; its late answer is ignored, as Lambda's is. */
function withinLimit<T>(
  call: Promise<T>,
  entry: HostFunction,
  requestId: string,
  clock: HostClock,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.wakeAt(clock.now() + entry.timeoutSeconds * 1_000, () => {
      const seconds = String(entry.timeoutSeconds);
      reject({
        errorType: 'Sandbox.Timedout',
        errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`,
      });
    });
    call.then(resolve, reject).finally(cancel);
  });
}

function functionError(thrown: unknown): FunctionError {
  if (thrown instanceof Error) {
    return {
      errorType: thrown.name,
      errorMessage: thrown.message,
      trace: (thrown.stack ?? '').split('\n'),
    };
  }
  const named = thrown as FunctionError | null;
  if (typeof named === 'object' && typeof named?.errorType === 'string') return named;
  return { errorType: typeof thrown, errorMessage: String(thrown) };
}
