import type { HostClock } from './host-clock.ts';

export interface ManualClock extends HostClock {
  /** Moves time forward and fires what has become due, in order of time. */
  advance(milliseconds: number): void;
  /** Instants that somebody is waiting for, earliest first. */
  pending(): number[];
}

/** A clock that moves only when a test says so. */
export function createManualClock(start = 1_700_000_000_000): ManualClock {
  let now = start;
  const timers = new Set<{ at: number; wake: () => void }>();
  const byTime = () => [...timers].sort((a, b) => a.at - b.at);
  return {
    now: () => now,
    wakeAt(at, wake) {
      const timer = { at, wake };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance(milliseconds) {
      now += milliseconds;
      for (const timer of byTime().filter(({ at }) => at <= now)) {
        if (timers.delete(timer)) timer.wake();
      }
    },
    pending: () => byTime().map(({ at }) => at),
  };
}
