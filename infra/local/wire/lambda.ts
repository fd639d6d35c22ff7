import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FunctionRunner } from '../invoke.ts';
import {
  headerOf,
  readBody,
  sendJsonError,
  urlOf,
  WireError,
  type WireHandler,
} from './http-messages.ts';

export interface LambdaOptions {
  runner: FunctionRunner;
  /** Keeps an asynchronous invocation before it is answered, and delivers it at least once. */
  enqueueInvocation(functionId: string, payload: unknown): unknown;
}

const INVOCATION_PATH = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;
const LARGEST_SYNC_BYTES = 6 * 1024 * 1024;
const LARGEST_EVENT_BYTES = 1024 * 1024;

/** `Invoke`: RequestResponse, Event and DryRun. */
export function lambdaHandler(options: LambdaOptions): WireHandler {
  return {
    match: (req) => req.method === 'POST' && INVOCATION_PATH.test(urlOf(req).pathname),
    async handle(req, res) {
      try {
        await invoke(options, req, res);
      } catch (error) {
        if (!(error instanceof WireError)) throw error;
        sendJsonError(res, error);
      }
    },
  };
}

async function invoke(
  { runner, enqueueInvocation }: LambdaOptions,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const [, encoded = ''] = INVOCATION_PATH.exec(urlOf(req).pathname) ?? [];
  const functionId = functionIdOf(decodeURIComponent(encoded));
  if (!runner.has(functionId)) {
    const message = `Function not found: ${functionId}`;
    throw new WireError(404, 'ResourceNotFoundException', message);
  }
  const type = headerOf(req, 'x-amz-invocation-type') ?? 'RequestResponse';
  const limit = type === 'Event' ? LARGEST_EVENT_BYTES : LARGEST_SYNC_BYTES;
  const payload = payloadOf(await readBody(req, limit));
  res.setHeader('x-amzn-requestid', headerOf(req, 'amz-sdk-invocation-id') ?? functionId);
  if (type === 'DryRun') return void res.writeHead(204).end();
  if (type === 'Event') {
    enqueueInvocation(functionId, payload);
    return void res.writeHead(202).end();
  }
  const result = await runner.invoke(functionId, payload);
  res.setHeader('x-amz-executed-version', '$LATEST');
  if (!result.ok) res.setHeader('x-amz-function-error', 'Unhandled');
  res.writeHead(200, { 'content-type': 'application/json' });
  res.end(JSON.stringify(result.ok ? result.payload : result.error));
}

/** A name, a partial ARN (`account:function:name`) or a whole one, with or without an alias. */
function functionIdOf(name: string): string {
  const afterFunction = name.split(':function:').at(-1) ?? name;
  return afterFunction.split(':')[0] ?? afterFunction;
}

function payloadOf(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new WireError(
      400,
      'InvalidRequestContentException',
      'Could not parse request body into json.',
    );
  }
}
