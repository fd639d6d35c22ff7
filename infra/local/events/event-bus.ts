import { randomUUID } from 'node:crypto';
import type { HostClock } from '../host-clock.ts';
import type { HostDb } from '../host-db.ts';
import type { HostLog } from '../host-log.ts';
import type {
  BusEvent,
  BusTargets,
  DeadLetter,
  DeliveryFaults,
  EventRule,
  RuleTarget,
  TargetKind,
  TargetSettings,
} from './bus-types.ts';
import { deliver } from './deliver.ts';
import { openEventQueue } from './event-queue.ts';
import { compilePattern } from './pattern.ts';
import { createWorkerPool } from './worker-pool.ts';

const DEFAULT_SHUFFLE_WINDOW_MS = 20;

export interface EventBusOptions {
  db: HostDb;
  rules: readonly EventRule[];
  targets: BusTargets;
  clock: HostClock;
  log: HostLog;
  random: () => number;
  newId?: () => string;
  settings?: (target: RuleTarget) => Partial<TargetSettings>;
  delivery?: DeliveryFaults;
  region?: string;
  accountId?: string;
}

export interface EventBus {
  /**
   * Queues one message per matching rule, and runs `together` (a relay's checkpoint, say) in the
   * same transaction. Answers the event ids in order. Delivery starts after it returns.
   */
  accept(events: readonly BusEvent[], together?: (db: HostDb) => void): string[];
  /** Lambda's asynchronous invocation: answered at once, delivered at least once. */
  enqueueInvocation(functionId: string, payload: unknown): string;
  listDeadLetters(): DeadLetter[];
  /** Gives dead letters another full round of deliveries; answers how many. */
  redrive(where: { id: number } | { target: string }): number;
  /** Resolves when nothing is queued or in flight; messages waiting for a retry count as queued. */
  idle(): Promise<void>;
  /** Stops delivering; what was not finished is delivered again by the next bus on this file. */
  close(): void;
}

/** EventBridge with a durable queue per rule target; delivery starts at creation. */
export function createEventBus(options: EventBusOptions): EventBus {
  const { db, clock, log, random, delivery = {}, newId = randomUUID } = options;
  const region = options.region ?? 'us-east-1';
  const account = options.accountId ?? '000000000000';
  const queue = openEventQueue(db);
  const rules = options.rules.map((rule) => ({ ...rule, matches: compilePattern(rule.pattern) }));
  const pool = createWorkerPool({
    db,
    queue,
    clock,
    log,
    random,
    rebatch: delivery.shuffle === true,
    settings: options.settings,
    deliver: (batch) => deliver(options.targets, batch, region),
  });

  function enqueue(kind: TargetKind, target: string, eventId: string, body: string): void {
    for (let copy = 0; copy < (delivery.duplicates ?? 1); copy += 1) {
      const sentAt = clock.now();
      const window = delivery.shuffle ? (delivery.shuffleWindowMs ?? DEFAULT_SHUFFLE_WINDOW_MS) : 0;
      const message = { messageId: newId(), kind, target, eventId, body, sentAt };
      queue.insert(message, sentAt + Math.floor(random() * window));
    }
  }

  function complete(event: BusEvent) {
    return {
      version: '0',
      id: event.id ?? newId(),
      'detail-type': event['detail-type'],
      source: event.source,
      account,
      time: event.time ?? new Date(clock.now()).toISOString().replace(/\.\d+Z$/, 'Z'),
      region,
      resources: event.resources ?? [],
      detail: event.detail,
    };
  }

  pool.wakeSoon(queue.waitingTargets());

  return {
    accept(events, together) {
      const envelopes = events.map(complete);
      const touched: { kind: TargetKind; target: string }[] = [];
      db.transaction(() => {
        for (const envelope of envelopes) {
          const matching = rules.filter(({ matches }) => matches(envelope));
          const body = matching.length > 0 ? JSON.stringify(envelope) : '';
          for (const { target } of matching) {
            enqueue(target.kind, target.id, envelope.id, body);
            touched.push({ kind: target.kind, target: target.id });
          }
        }
        together?.(db);
      });
      if (touched.length > 0) pool.wakeSoon(touched);
      return envelopes.map(({ id }) => id);
    },
    enqueueInvocation(functionId, payload) {
      const id = newId();
      enqueue('invocation', functionId, id, JSON.stringify(payload ?? null));
      pool.wakeSoon([{ kind: 'invocation', target: functionId }]);
      return id;
    },
    listDeadLetters: () => queue.deadLetters(),
    redrive(where) {
      const revived = queue.revive(where, clock.now());
      pool.wakeSoon(revived);
      return revived.length;
    },
    idle: () => pool.idle(),
    close: () => pool.close(),
  };
}
