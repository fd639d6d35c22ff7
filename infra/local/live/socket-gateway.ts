import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { SocketSpec } from '../../manifest-types.ts';
import type { HostClock } from '../host-clock.ts';
import type { HostLog } from '../host-log.ts';
import type { FunctionRunner } from '../invoke.ts';
import { limits, type OpenSockets, openSockets } from './open-sockets.ts';

export interface SocketGatewayOptions {
  sockets: readonly SocketSpec[];
  runner: FunctionRunner;
  clock: HostClock;
  log: HostLog;
}

export interface SocketGateway {
  open: OpenSockets;
  /** Takes the server's upgrade requests. */
  attach(server: Server): void;
  close(): void;
}

/** The WebSocket API: a function decides who may open a socket, and hears what is said. */
export function createSocketGateway(options: SocketGatewayOptions): SocketGateway {
  const { runner, log } = options;
  const open = openSockets(options.clock);
  const acceptor = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageBytes,
    perMessageDeflate: false,
  });
  let closed = false;

  async function invoke(functionId: string, event: object): Promise<number> {
    const result = await runner.invoke(functionId, event);
    if (result.ok) return (result.payload as { statusCode?: number } | null)?.statusCode ?? 500;
    log.error('function failed', { functionId, error: result.error.errorMessage });
    return 500;
  }

  async function upgrade(req: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
    const path = (req.url ?? '/').split('?')[0];
    const spec = options.sockets.find((one) => one.path === path);
    if (!spec) return refuse(stream, 404);
    const id = open.newId();
    const status = await invoke(
      spec.function,
      socketEvent('$connect', id, { headers: req.headers }),
    );
    if (status >= 300 || closed) return refuse(stream, status >= 300 ? status : 503);
    acceptor.handleUpgrade(req, stream, head, (socket) => serve(spec, id, socket));
  }

  function serve(spec: SocketSpec, id: string, socket: WebSocket): void {
    open.add(id, socket);
    socket.on('message', (data) => {
      open.heard(id);
      void invoke(spec.function, socketEvent('$default', id, { body: String(data) }));
    });
    // A message that is too long, or no message at all: the socket closes itself.
    socket.on('error', () => {});
    socket.on('close', () => {
      open.remove(id);
      if (!closed) void invoke(spec.function, socketEvent('$disconnect', id, {}));
    });
  }

  return {
    open,
    attach(server) {
      server.on('upgrade', (req, stream, head) => {
        stream.on('error', () => stream.destroy());
        upgrade(req, stream, head).catch((error: unknown) => {
          log.error('socket failed', { error: String(error) });
          stream.destroy();
        });
      });
    },
    close() {
      closed = true;
      open.closeAll();
      acceptor.close();
    },
  };
}

function socketEvent(
  routeKey: '$connect' | '$default' | '$disconnect',
  connectionId: string,
  { headers, body }: { headers?: IncomingMessage['headers']; body?: string },
) {
  const eventType = { $connect: 'CONNECT', $default: 'MESSAGE', $disconnect: 'DISCONNECT' }[
    routeKey
  ];
  return {
    requestContext: { routeKey, eventType, connectionId, requestId: randomUUID(), stage: 'live' },
    ...(headers && { headers: joined(headers) }),
    ...(body !== undefined && { body }),
    isBase64Encoded: false,
  };
}

const joined = (headers: IncomingMessage['headers']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(',') : (value ?? ''),
    ]),
  );

function refuse(stream: Duplex, status: number): void {
  stream.end(`HTTP/1.1 ${status} Refused\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
