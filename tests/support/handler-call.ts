import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { manifest } from '../../infra/manifest.ts';
import type { AnyOperation } from '../../shared/contracts/operation.ts';
import { operations } from '../../shared/contracts/system.ts';
import type { Body, CallOptions, World } from './harness.ts';
import { assertConforms } from './openapi-conformance.ts';
import { flatQuery } from './query-text.ts';

/** A request as it stands before any transport, so that checkers can bend every part of it. */
export interface RawRequest {
  method: string;
  path: string;
  query: string;
  headers: Record<string, string>;
  cookies?: string[];
  /** Absent: no body. */
  body?: string;
  base64?: boolean;
}

export interface RawAnswer {
  status: number;
  headers: Record<string, string>;
  text: string;
  body: Body;
  cookies: string[];
}

/** Whatever answers requests: the product, or the product with a bug planted in front of it. */
export type Send = (request: RawRequest) => Promise<RawAnswer>;

const byId = new Map<string, AnyOperation>(operations.map((one) => [one.id, one]));

export function operationOf(id: string): AnyOperation {
  const contract = byId.get(id);
  if (!contract) throw new Error(`There is no operation ${id}.`);
  return contract;
}

/** The function that an HTTP API would choose: a named method before ANY. */
export function functionFor(method: string, path: string): string | undefined {
  const matching = manifest.routes.filter((route) =>
    path.startsWith(route.path.replace('{proxy+}', '')),
  );
  const exact = matching.find((route) => route.method === method);
  return (exact ?? matching.find((route) => route.method === 'ANY'))?.function;
}

let requests = 0;

function eventOf(request: RawRequest) {
  const { method, path } = request;
  requests += 1;
  return {
    version: '2.0',
    rawPath: path,
    rawQueryString: request.query,
    headers: request.headers,
    ...(request.cookies && { cookies: request.cookies }),
    requestContext: {
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
      requestId: `req-${requests}`,
      timeEpoch: Date.now(),
    },
    ...(request.body !== undefined && { body: request.body }),
    isBase64Encoded: request.base64 ?? false,
  };
}

/** Straight to the handler, as the gateway would hand it over: all of the product but HTTP. */
export const senderOf =
  (world: World): Send =>
  async (request) => {
    const target = functionFor(request.method, request.path);
    if (target === undefined) throw new Error(`Nothing takes ${request.method} ${request.path}.`);
    const result = await world.host.runner.invoke(target, eventOf(request));
    return result.ok ? answerOf(result.payload as never) : failure(result.error.errorMessage);
  };

/** To a handler that the test has made itself. */
export async function viaHandler(
  handler: (event: never, context: never) => Promise<unknown>,
  request: RawRequest,
): Promise<RawAnswer> {
  try {
    return answerOf((await handler(eventOf(request) as never, {} as never)) as never);
  } catch (error) {
    return failure(String(error));
  }
}

function failure(title: string): RawAnswer {
  const body = { code: 'functionFailed', title };
  return { status: 500, headers: {}, text: JSON.stringify(body), body, cookies: [] };
}

function answerOf(payload: APIGatewayProxyStructuredResultV2): RawAnswer {
  const headers = Object.fromEntries(
    Object.entries(payload.headers ?? {}).map(([name, value]) => [name.toLowerCase(), `${value}`]),
  );
  const text = payload.body ?? '';
  const isJson = (headers['content-type'] ?? '').includes('json');
  return {
    status: payload.statusCode ?? 200,
    headers,
    text,
    body: isJson && text !== '' ? JSON.parse(text) : text,
    cookies: payload.cookies ?? [],
  };
}

/** The request that calls an operation; path parameters are taken out of the input. */
export function requestFor(
  contract: AnyOperation,
  token: string | null,
  input: Record<string, unknown>,
  options: CallOptions = {},
): RawRequest {
  const rest = { ...input };
  const path = contract.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  const isQuery = contract.method === 'GET';
  const query = new URLSearchParams(isQuery ? flatQuery(rest) : []);
  if (options.dryRun) query.set('dryRun', 'true');
  const bearer = options.token === undefined ? token : options.token;
  return {
    method: contract.method,
    path,
    query: query.toString(),
    headers: {
      host: 'localhost',
      ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
      ...(!isQuery && { 'content-type': 'application/json' }),
      ...(options.key !== undefined && { 'idempotency-key': options.key }),
      ...(options.ifMatch !== undefined && { 'if-match': `"${options.ifMatch}"` }),
    },
    ...(!isQuery && { body: JSON.stringify(rest) }),
  };
}

/** Calls an operation through a sender; whatever comes back must conform to its contract. */
export async function callThrough(
  send: Send,
  token: string | null,
  operation: string,
  input: Record<string, unknown> = {},
  options: CallOptions = {},
): Promise<RawAnswer> {
  const contract = operationOf(operation);
  const answer = await send(requestFor(contract, token, input, options));
  assertConforms(contract, answer, { input, ...(options.dryRun && { dryRun: true }) });
  return answer;
}
