import { type HostClock, sleepUntil } from '../host-clock.ts';

/** The Wait states of all executions of a process. */
export interface Waits {
  /** Resolves at the instant `until`, or as soon as somebody is in a hurry. */
  pause(until: number, signal: AbortSignal): Promise<void>;
  /** While `work` is under way nothing waits. */
  hurried<T>(work: () => Promise<T>): Promise<T>;
}

export function createWaits(clock: HostClock): Waits {
  const sleepers = new Set<AbortController>();
  let hurries = 0;
  return {
    async pause(until, signal) {
      if (hurries > 0) return;
      const hurry = new AbortController();
      sleepers.add(hurry);
      try {
        await sleepUntil(clock, until, AbortSignal.any([signal, hurry.signal]));
      } catch (reason) {
        if (signal.aborted) throw reason;
      } finally {
        sleepers.delete(hurry);
      }
    },
    async hurried(work) {
      hurries += 1;
      for (const sleeper of sleepers) sleeper.abort();
      try {
        return await work();
      } finally {
        hurries -= 1;
      }
    },
  };
}
