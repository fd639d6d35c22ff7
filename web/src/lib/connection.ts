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

let reaching: Promise<void> | undefined;

/** Waits until the server gives out the application, once for all who wait. */
export function untilReached(): Promise<void> {
  reaching ??= reached().finally(() => {
    reaching = undefined;
  });
  return reaching;
}

async function reached(): Promise<void> {
  for (let attempt = 0; !(await givesOut()); attempt += 1) {
    connection.set('lost');
    await untilWorthTrying(attempt);
  }
  connection.set('ok');
}

const givesOut = (): Promise<boolean> =>
  fetch('/', { method: 'HEAD', cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );

/** Whoever waits tries again now. */
export const retryNow = (): boolean => window.dispatchEvent(new Event('tandem:retry'));
