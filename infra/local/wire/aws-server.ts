import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HostLog } from '../host-log.ts';
import { sendJsonError, WireError, type WireHandler } from './http-messages.ts';

export interface AwsServer {
  /** For `AWS_ENDPOINT_URL`: loopback and a port of the system's choice. */
  endpoint: string;
  close(): Promise<void>;
}

/** One HTTP server for the SDK clients of all services; the first handler to match answers. */
export async function createAwsServer(
  handlers: readonly WireHandler[],
  log: HostLog,
): Promise<AwsServer> {
  const server = createServer((req, res) => {
    respond(handlers, req, res).catch((error: unknown) => {
      const known = error instanceof WireError;
      if (!known) log.error('endpoint failed', { url: req.url, error: String(error) });
      if (res.headersSent) return res.destroy();
      sendJsonError(res, known ? error : new WireError(500, 'InternalFailure', String(error)));
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function respond(
  handlers: readonly WireHandler[],
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  refuseBrowsers(req);
  const handler = handlers.find((candidate) => candidate.match(req));
  if (!handler) {
    throw new WireError(
      404,
      'UnknownOperationException',
      `${req.method} ${req.url} is not served.`,
    );
  }
  await handler.handle(req, res);
}

/**
 * Some of these services take unsigned calls, so a web page open on the same machine could reach
 * them by a plain form post or by rebinding its name to loopback. The SDK sends neither header.
 */
function refuseBrowsers(req: IncomingMessage): void {
  const name = (req.headers.host ?? '').replace(/:\d+$/, '');
  const loopback = name === '127.0.0.1' || name === 'localhost';
  if (!loopback || req.headers.origin !== undefined || 'sec-fetch-site' in req.headers) {
    throw new WireError(403, 'AccessDeniedException', 'This endpoint serves the SDK only.');
  }
}
