import { AppError } from '../../shared/kernel/errors.ts';
import { parseSessionCookies, requireOwnOrigin } from '../platform/identity/session-cookies.ts';
import { errorFields } from '../platform/log.ts';
import { admit } from './admit.ts';
import { answerMessage } from './answer-message.ts';
import { createLive, type Live } from './live-runtime.ts';

/** A WebSocket API's event, as far as it matters here. */
export interface SocketEvent {
  requestContext: { routeKey: string; connectionId: string; requestId: string };
  headers?: Record<string, string>;
  body?: string | null;
}

export interface SocketAnswer {
  statusCode: number;
  body?: string;
}

/** What happens to a socket: it opens, says something, or is gone. */
export function liveSockets(makeLive: () => Live = createLive) {
  let live: Live | undefined;
  return async (event: SocketEvent): Promise<SocketAnswer> => {
    live ??= makeLive();
    try {
      await handle(live, event);
      return { statusCode: 200 };
    } catch (error) {
      if (!(error instanceof AppError)) live.runtime.log.error('socket failed', errorFields(error));
      const known = error instanceof AppError ? error : undefined;
      const body = JSON.stringify({ code: known?.code ?? 'internal', title: known?.message });
      return { statusCode: known?.status ?? 500, body };
    }
  };
}

async function handle(live: Live, event: SocketEvent): Promise<void> {
  const { routeKey, connectionId } = event.requestContext;
  if (routeKey === '$connect') return open(live, event);
  if (routeKey !== '$disconnect') return answerMessage(live, connectionId, event.body ?? '');
  const known = await live.connections.find(connectionId);
  if (known) await live.connections.remove(known);
}

/**
 * A browser proves by its cookie who it is; a program by its first message. Until then the socket
 * is nobody's, and hears nothing.
 */
async function open(live: Live, event: SocketEvent): Promise<void> {
  const headers = Object.fromEntries(
    Object.entries(event.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const { accessToken } = parseSessionCookies(headers['cookie']);
  if (accessToken === undefined) return;
  requireOwnOrigin(headers, headers['x-tandem-host'] ?? headers['host']);
  await admit(live, event.requestContext.connectionId, accessToken);
}

export const handler = liveSockets();
