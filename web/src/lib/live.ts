import { refreshAfter, refreshAll } from './queries.ts';
import { refreshed } from './renew-session.ts';

/** A document that changed; without an id something of the noun did. */
export interface Changed {
  noun: string;
  id?: string;
  version?: number;
}

interface Message {
  type: 'changed' | 'pong' | 'ready' | 'refused' | string;
  changes?: Changed[];
  /** When the session of the socket ends. */
  until?: string;
}

const GATHER_MS = 80;
const LONGEST_PAUSE_MS = 30_000;
/** The network drops a socket that is silent for ten minutes. */
const PING_MS = 4 * 60_000;
const RENEW_BEFORE_MS = 60_000;

/**
 * Keeps a WebSocket open until it is stopped. Whenever it opens, all that is shown is asked again:
 * nobody tells what was done between the first look and the first word, or during a gap.
 */
export function startLive(url = liveAddress()): () => void {
  let socket: WebSocket | undefined;
  let failures = 0;
  let stopped = false;
  const timers = { again: 0, ping: 0, renew: 0 };
  const gather = gathering();

  const clear = () => {
    for (const timer of Object.values(timers)) window.clearTimeout(timer);
  };
  const renewAt = (until: string) => {
    window.clearTimeout(timers.renew);
    const pause = Math.max(5_000, Date.parse(until) - Date.now() - RENEW_BEFORE_MS);
    // A socket lives as long as the session it was opened with: another session, another socket.
    timers.renew = window.setTimeout(() => void refreshed().then(() => socket?.close()), pause);
  };
  const hear = (message: Message) => {
    if (message.changes) gather(message.changes);
    if (message.until) renewAt(message.until);
  };
  const open = () => {
    socket = new WebSocket(url);
    socket.onopen = () => {
      refreshAll();
      failures = 0;
      const ping = () => {
        socket?.send('{"type":"ping"}');
        timers.ping = window.setTimeout(ping, PING_MS);
      };
      ping();
    };
    socket.onmessage = ({ data }) => hear(read(data));
    socket.onclose = () => {
      clear();
      if (stopped) return;
      failures += 1;
      timers.again = window.setTimeout(again, pauseAfter(failures));
    };
  };
  /** Whoever was turned away twice may only need a fresh session. */
  const again = () => void (failures > 1 ? refreshed() : Promise.resolve()).finally(open);
  open();
  return () => {
    stopped = true;
    clear();
    socket?.close();
  };
}

/** Longer after every failure; a random part keeps a thousand browsers from coming at once. */
function pauseAfter(failures: number): number {
  const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
  return Math.min(LONGEST_PAUSE_MS, 250 * 2 ** failures) * (0.5 + byte / 512);
}

const liveAddress = (): string => `${location.origin.replace(/^http/, 'ws')}/live`;

function read(data: unknown): Message {
  try {
    return JSON.parse(String(data)) as Message;
  } catch {
    return { type: 'unreadable' };
  }
}

/** A commit of many documents is one refresh. */
function gathering(): (changes: readonly Changed[]) => void {
  let waiting: Changed[] = [];
  return (changes) => {
    if (waiting.length === 0) {
      setTimeout(() => {
        const all = waiting;
        waiting = [];
        refreshAfter(all);
      }, GATHER_MS);
    }
    waiting.push(...changes);
  };
}
