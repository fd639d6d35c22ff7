import { WebSocket } from 'ws';

export interface LiveMessage {
  type: 'ready' | 'pong' | 'changed' | 'refused';
  changes?: { noun: string; id?: string; version?: number }[];
  until?: string;
  code?: string;
}

/** A socket as a browser (with cookie and origin) or a program (with neither) opens it. */
export interface LiveClient {
  socket: WebSocket;
  messages: LiveMessage[];
  /** All that was received, as it came over the wire. */
  text: () => string;
  send: (message: unknown) => void;
  /** The first message that fits, those before included. */
  until: (fits: (message: LiveMessage) => boolean, withinMs?: number) => Promise<LiveMessage>;
  closed: Promise<number>;
  close: () => void;
}

/** Rejects with the status of a refused handshake. */
export function openLive(
  url: string,
  headers: Record<string, string> = {},
  path = '/live',
): Promise<LiveClient> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}${path}`, { headers });
  const messages: LiveMessage[] = [];
  const texts: string[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (data) => {
    texts.push(String(data));
    messages.push(JSON.parse(String(data)));
    for (const look of [...waiting]) look();
  });
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  const client: LiveClient = {
    socket,
    messages,
    text: () => texts.join('\n'),
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    until: (fits, withinMs = 5_000) =>
      new Promise((resolve, reject) => {
        const stop = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`no such message among ${texts.length}: ${texts.slice(-5).join(' ')}`));
        }, withinMs);
        const look = () => {
          const found = messages.find(fits);
          if (!found) return;
          clearTimeout(stop);
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    closed,
    close: () => socket.close(),
  };
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(client));
    socket.once('unexpected-response', (_req, res) => {
      res.resume();
      reject(new Error(`refused with ${res.statusCode}`));
    });
    socket.once('error', reject);
  });
}

export const cookieHeaders = (url: string, token: string): Record<string, string> => ({
  cookie: `__Host-tandem-access=${token}`,
  origin: url,
});

/** A program's socket, ready to hear. */
export async function listenAs(url: string, token: string): Promise<LiveClient> {
  const client = await openLive(url);
  client.send({ type: 'authenticate', token });
  await client.until(({ type }) => type === 'ready');
  return client;
}
