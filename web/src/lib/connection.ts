import { createStore } from './store.ts';

/** 'lost' while requests wait for the way back; they go out again under the same key. */
export type Connection = 'ok' | 'lost';

export const connection = createStore<Connection>(navigator.onLine ? 'ok' : 'lost');

const LONGEST_MS = 15_000;

window.addEventListener('offline', () => connection.set('lost'));

/** Waits until it is worth trying again: when the browser comes online, or after a while. */
export function untilWorthTrying(attempt: number, signal?: AbortSignal): Promise<void> {
  const pause = Math.min(LONGEST_MS, 500 * 2 ** attempt);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(done, pause);
    function done() {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      window.removeEventListener('tandem:retry', done);
      resolve();
    }
    window.addEventListener('online', done);
    window.addEventListener('tandem:retry', done);
    signal?.addEventListener('abort', () => {
      done();
      reject(signal.reason);
    });
  });
}

/** Waits until the server answers, whatever it says. */
export async function untilReached(): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await fetch('/', { method: 'HEAD', cache: 'no-store' });
      connection.set('ok');
      return;
    } catch {
      connection.set('lost');
      await untilWorthTrying(attempt);
    }
  }
}

/** Whoever waits tries again now. */
export const retryNow = (): boolean => window.dispatchEvent(new Event('tandem:retry'));
