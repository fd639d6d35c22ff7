import type { HostClock } from '../host-clock.ts';
import type { QueueMessage, TargetKind, TargetSettings } from './bus-types.ts';
import type { Failures } from './deliver.ts';
import type { EventQueue } from './event-queue.ts';

const FIRST_RETRY_MS = 200;
const LONGEST_RETRY_MS = 30_000;

export interface WorkerOptions {
  kind: TargetKind;
  target: string;
  queue: EventQueue;
  settings: TargetSettings;
  clock: HostClock;
  random: () => number;
  /** Batches of random size, for tests. */
  rebatch: boolean;
  transaction(work: () => void): void;
  deliver(batch: readonly QueueMessage[]): Promise<Failures>;
  onDead(message: QueueMessage, error: string): void;
  onSettled(): void;
}

export interface TargetWorker {
  wake(): void;
  stop(): void;
  inFlight(): number;
}

/** Feeds one target from the queue, so many deliveries at a time, and sleeps until one is due. */
export function createTargetWorker(options: WorkerOptions): TargetWorker {
  const { kind, target, queue, settings, clock, random } = options;
  let running = 0;
  let stopped = false;
  let cancelTimer = () => {};

  function wake(): void {
    if (stopped) return;
    cancelTimer();
    while (running < settings.concurrency) {
      const most = batchSize();
      const batch = queue.claim(kind, target, clock.now(), most);
      if (batch.length === 0) break;
      running += 1;
      void work(batch);
      if (batch.length < most) break;
    }
    if (running >= settings.concurrency) return;
    const due = queue.nextDue(kind, target);
    if (due !== undefined) cancelTimer = clock.wakeAt(due, wake);
  }

  function batchSize(): number {
    if (kind !== 'function') return 1;
    return options.rebatch ? 1 + Math.floor(random() * settings.batchSize) : settings.batchSize;
  }

  async function work(batch: readonly QueueMessage[]): Promise<void> {
    // A message that killed the host on its last delivery is not delivered once more.
    const fresh = batch.filter(({ receiveCount }) => receiveCount <= settings.maxReceive);
    const failures = fresh.length > 0 ? await options.deliver(fresh) : new Map<number, string>();
    running -= 1;
    if (stopped) return;
    options.transaction(() => {
      for (const message of batch) {
        const lost = fresh.includes(message) ? undefined : 'the host ended during delivery';
        settle(message, lost ?? failures.get(message.id));
      }
    });
    wake();
    options.onSettled();
  }

  function settle(message: QueueMessage, error: string | undefined): void {
    const { id, receiveCount } = message;
    if (error === undefined) {
      queue.remove(id);
    } else if (receiveCount < settings.maxReceive) {
      queue.retryAt(id, clock.now() + backoff(receiveCount));
    } else {
      queue.bury(id, error, clock.now());
      options.onDead(message, error);
    }
  }

  /** Exponential with full jitter: what failed together does not come back together. */
  function backoff(receiveCount: number): number {
    return Math.ceil(
      random() * Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (receiveCount - 1)),
    );
  }

  return {
    wake,
    stop() {
      stopped = true;
      cancelTimer();
    },
    inFlight: () => running,
  };
}
