/** Time as the laptop host sees it; injected, so that tests of retries and waits do not wait. */
export interface HostClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls `wake` once at or after the instant `at` (milliseconds); returns a cancel function. */
  wakeAt(at: number, wake: () => void): () => void;
}

/** Node fires a timer at once when its delay does not fit in 31 bits. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export const systemClock: HostClock = {
  now: () => Date.now(),
  wakeAt(at, wake) {
    let timer: NodeJS.Timeout;
    const arm = () => {
      const delay = at - Date.now();
      timer = setTimeout(
        () => (delay > LONGEST_TIMER_MS ? arm() : wake()),
        Math.min(Math.max(0, delay), LONGEST_TIMER_MS),
      );
    };
    arm();
    return () => clearTimeout(timer);
  },
};

/** Resolves at the instant `at`; rejects with the signal's reason as soon as it is aborted. */
export function sleepUntil(clock: HostClock, at: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const stop = () => {
      cancel();
      reject(signal?.reason);
    };
    const cancel = clock.wakeAt(at, () => {
      signal?.removeEventListener('abort', stop);
      resolve();
    });
    signal?.addEventListener('abort', stop, { once: true });
  });
}
