import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { RouteSpec } from '../../manifest-types.ts';
import type { HostLog } from '../host-log.ts';
import type { FunctionRunner } from '../invoke.ts';
import { apiEvent } from './api-event.ts';

/** A page or file that the gateway itself serves; the first that takes the request answers. */
export type Page = (req: IncomingMessage, res: ServerResponse) => boolean | Promise<boolean>;

export interface GatewayOptions {
  routes: readonly RouteSpec[];
  runner: FunctionRunner;
  pages: readonly Page[];
  log: HostLog;
  now: () => number;
}

/** API Gateway's own limit is 10 MB; ours is one, and the function says so in its own words. */
const LARGEST_BODY = 10 * 1024 * 1024;

const unreadable = JSON.stringify({
  type: 'about:blank',
  title: 'This is no HTTP request. Write what is not ASCII in an address as %XX, as URLs have it.',
  status: 400,
});

/** For what never becomes a request: Node would close with an empty answer. */
const UNREADABLE = [
  'HTTP/1.1 400 Bad Request',
  'content-type: application/problem+json',
  `content-length: ${Buffer.byteLength(unreadable)}`,
  'connection: close',
  '',
  unreadable,
].join('\r\n');

/** The HTTP API: routes go to functions as on AWS, everything else is a page of the host. */
export function createGateway(options: GatewayOptions): Server {
  const find = routeFinder(options.routes);
  const server = createServer({ keepAliveTimeout: 60_000, noDelay: true }, (req, res) => {
    serve(options, find, req, res).catch((error: unknown) => {
      options.log.error('gateway failed', { error: String(error) });
      if (res.headersSent) res.destroy();
      else plain(res, 500, 'internal', 'Something went wrong on our side.');
    });
  });
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end(UNREADABLE);
  });
  return server;
}

export async function listen(server: Server, port: number, host = '127.0.0.1'): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** The most specific route: a named method before ANY, as an HTTP API chooses. */
function routeFinder(routes: readonly RouteSpec[]) {
  const prefixes = routes.map((route) => ({
    ...route,
    prefix: route.path.replace('{proxy+}', ''),
  }));
  return (method: string, path: string): string | undefined => {
    const matching = prefixes.filter(({ prefix }) => path.startsWith(prefix));
    const exact = matching.find((route) => route.method === method);
    return (exact ?? matching.find((route) => route.method === 'ANY'))?.function;
  };
}

async function serve(
  options: GatewayOptions,
  find: (method: string, path: string) => string | undefined,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const path = (req.url ?? '/').split('?')[0] as string;
  const functionId = find(req.method ?? 'GET', path);
  if (functionId === undefined) {
    for (const page of options.pages) if (await page(req, res)) return;
    return plain(
      res,
      404,
      'routeNotFound',
      `There is nothing at ${req.method} ${path.slice(0, 200)}.`,
    );
  }
  const body = await readBody(req);
  if (!body) return plain(res, 413, 'bodyTooLarge', 'The body is too large.');
  const event = apiEvent(req, body, randomUUID(), options.now());
  const result = await options.runner.invoke(functionId, event);
  if (!result.ok) {
    options.log.error('function failed', { functionId, error: result.error.errorMessage });
    return plain(res, 500, 'internal', 'Something went wrong on our side. Try again.');
  }
  answer(res, result.payload as APIGatewayProxyStructuredResultV2);
}

function answer(res: ServerResponse, result: APIGatewayProxyStructuredResultV2): void {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(result.headers ?? {})) headers[name] = String(value);
  if (result.cookies) headers['set-cookie'] = result.cookies;
  const body = Buffer.from(result.body ?? '', result.isBase64Encoded ? 'base64' : 'utf8');
  res.writeHead(result.statusCode ?? 200, { ...headers, 'content-length': body.length }).end(body);
}

async function readBody(req: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function plain(res: ServerResponse, status: number, code: string, title: string): void {
  const body = JSON.stringify({
    type: `https://tandem.example/problems/${code}`,
    title,
    status,
    code,
    errors: [],
    requestId: randomUUID(),
  });
  res.writeHead(status, { 'content-type': 'application/problem+json; charset=utf-8' }).end(body);
}

/** Does not wait for those who keep their connection open. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
