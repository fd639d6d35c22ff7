import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { HostClock } from '../host-clock.ts';

/** API Gateway's own limits. */
export const limits = {
  messageBytes: 128 * 1024,
  idleMs: 10 * 60_000,
  lifeMs: 2 * 60 * 60_000,
  /** How much may wait for a client that does not read. */
  waitingBytes: 1024 * 1024,
} as const;

const GOING_AWAY = 1001;

export type Posting = 'sent' | 'gone' | 'limit';

/** The sockets that are open on this host, by the id that the product knows them by. */
export interface OpenSockets {
  newId(): string;
  add(id: string, socket: WebSocket): void;
  /** The client said something: its idle time begins anew. */
  heard(id: string): void;
  remove(id: string): void;
  post(id: string, data: Buffer): Posting;
  /** False when there is no such socket. */
  close(id: string): boolean;
  ids(): string[];
  closeAll(): void;
}

interface Open {
  socket: WebSocket;
  cancelIdle: () => void;
  cancelLife: () => void;
}

export function openSockets(clock: HostClock): OpenSockets {
  const open = new Map<string, Open>();
  const idleTimer = (socket: WebSocket) =>
    clock.wakeAt(clock.now() + limits.idleMs, () => socket.close(GOING_AWAY));

  return {
    newId: () => randomBytes(12).toString('base64'),
    add(id, socket) {
      const cancelLife = clock.wakeAt(clock.now() + limits.lifeMs, () => socket.close(GOING_AWAY));
      open.set(id, { socket, cancelIdle: idleTimer(socket), cancelLife });
    },
    heard(id) {
      const one = open.get(id);
      if (!one) return;
      one.cancelIdle();
      one.cancelIdle = idleTimer(one.socket);
    },
    remove(id) {
      const one = open.get(id);
      one?.cancelIdle();
      one?.cancelLife();
      open.delete(id);
    },
    post(id, data) {
      const one = open.get(id);
      if (!one || one.socket.readyState !== one.socket.OPEN) return 'gone';
      if (one.socket.bufferedAmount + data.length > limits.waitingBytes) return 'limit';
      one.socket.send(data.toString('utf8'));
      return 'sent';
    },
    close(id) {
      const one = open.get(id);
      if (!one) return false;
      const stuck = one.socket.bufferedAmount > 0;
      one.socket.close();
      // The closing frame would wait behind all that the client does not read.
      if (stuck) one.socket.terminate();
      return true;
    },
    ids: () => [...open.keys()],
    closeAll() {
      for (const { socket, cancelIdle, cancelLife } of open.values()) {
        cancelIdle();
        cancelLife();
        socket.terminate();
      }
      open.clear();
    },
  };
}
