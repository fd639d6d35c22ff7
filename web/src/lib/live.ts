import { queryClient, refreshAfter } from './queries.ts';
import { createStore } from './store.ts';

interface Changed {
  noun: string;
  id: string;
  version: number;
}

type Message = { type: 'changed'; changes: Changed[] } | { type: string };

type Listener = (changes: readonly Changed[]) => void;

const listeners = new Set<Listener>();
export const liveState = createStore<'off' | 'on'>('off');

/** Hears of every document that anybody changed, from now on. */
export function onChanges(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const GATHER_MS = 80;
const LONGEST_PAUSE_MS = 30_000;

/** Keeps a WebSocket open until it is stopped; after a gap everything shown is asked again. */
export function startLive(url = liveAddress()): () => void {
  let socket: WebSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let stopped = false;
  const gather = gathering();

  const open = () => {
    socket = new WebSocket(url);
    socket.onopen = () => {
      if (failures > 0) void queryClient.invalidateQueries();
      failures = 0;
      liveState.set('on');
    };
    socket.onmessage = ({ data }) => {
      const message = read(data);
      if (message && 'changes' in message) gather(message.changes);
    };
    socket.onclose = () => {
      liveState.set('off');
      if (stopped) return;
      failures += 1;
      const pause = Math.min(LONGEST_PAUSE_MS, 500 * 2 ** failures);
      timer = setTimeout(open, pause * jitter());
    };
  };
  open();
  return () => {
    stopped = true;
    clearTimeout(timer);
    socket?.close();
  };
}

/** A random part keeps a thousand browsers from coming back in the same moment. */
const jitter = (): number => {
  const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
  return 0.5 + byte / 512;
};

const liveAddress = (): string => `${location.origin.replace(/^http/, 'ws')}/live`;

function read(data: unknown): Message | undefined {
  try {
    return JSON.parse(String(data)) as Message;
  } catch {
    return undefined;
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
        for (const listener of listeners) listener(all);
      }, GATHER_MS);
    }
    waiting.push(...changes);
  };
}
