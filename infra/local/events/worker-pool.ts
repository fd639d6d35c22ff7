import type { HostClock } from '../host-clock.ts';
import type { HostDb } from '../host-db.ts';
import type { HostLog } from '../host-log.ts';
import type { QueueMessage, RuleTarget, TargetKind, TargetSettings } from './bus-types.ts';
import type { Failures } from './deliver.ts';
import type { EventQueue } from './event-queue.ts';
import { createTargetWorker, type TargetWorker } from './target-worker.ts';

const DEFAULTS: TargetSettings = { concurrency: 2, batchSize: 10, maxReceive: 5 };
/** Lambda tries an asynchronous call once and twice again. */
const INVOCATION: TargetSettings = { concurrency: 4, batchSize: 1, maxReceive: 3 };

export interface WorkerPoolOptions {
  db: HostDb;
  queue: EventQueue;
  clock: HostClock;
  log: HostLog;
  random: () => number;
  rebatch: boolean;
  settings: ((target: RuleTarget) => Partial<TargetSettings>) | undefined;
  deliver(batch: readonly QueueMessage[]): Promise<Failures>;
}

export interface WorkerPool {
  /** Has the targets look at the queue, after the caller's own work is done. */
  wakeSoon(targets: Iterable<{ kind: TargetKind; target: string }>): void;
  /** Resolves when nothing is queued or in flight. */
  idle(): Promise<void>;
  close(): void;
}

/** One worker per target, made when the target first has something to do. */
export function createWorkerPool(options: WorkerPoolOptions): WorkerPool {
  const { db, queue, clock, log, random, rebatch, deliver } = options;
  const workers = new Map<string, TargetWorker>();
  const idleWaiters: (() => void)[] = [];
  let closed = false;

  function workerOf(kind: TargetKind, target: string): TargetWorker {
    const key = `${kind} ${target}`;
    const existing = workers.get(key);
    if (existing) return existing;
    const own = kind === 'invocation' ? INVOCATION : options.settings?.({ kind, id: target });
    const worker = createTargetWorker({
      kind,
      target,
      queue,
      clock,
      random,
      rebatch,
      deliver,
      settings: { ...DEFAULTS, ...own },
      transaction: (work) => db.transaction(work),
      onDead: ({ eventId }, error) =>
        log.error('message went to the dead letters', { target: key, eventId, error }),
      onSettled: settleIdle,
    });
    workers.set(key, worker);
    return worker;
  }

  function settleIdle(): void {
    if (idleWaiters.length === 0 || queue.size() > 0) return;
    if ([...workers.values()].some((worker) => worker.inFlight() > 0)) return;
    for (const resolve of idleWaiters.splice(0)) resolve();
  }

  return {
    wakeSoon(targets) {
      const due = new Set([...targets].map(({ kind, target }) => workerOf(kind, target)));
      setImmediate(() => {
        if (!closed) for (const worker of due) worker.wake();
      });
    },
    idle: () =>
      new Promise((resolve) => {
        idleWaiters.push(resolve);
        settleIdle();
      }),
    close() {
      closed = true;
      for (const worker of workers.values()) worker.stop();
    },
  };
}
