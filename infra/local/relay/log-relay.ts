import { type AttributeValue, DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { monthsBetween } from '../../../functions/platform/read-model/catch-up.ts';
import { sdkLogger } from '../../../functions/platform/sdk-logger.ts';
import { idTime, makeId } from '../../../shared/kernel/id.ts';
import type { HostClock } from '../host-clock.ts';
import type { HostDb } from '../host-db.ts';
import type { HostLog } from '../host-log.ts';
import type { FunctionRunner } from '../invoke.ts';

/** As the SDK reads it, with bytes, or as the wire carried it, with base 64. */
type WireItem = Record<string, Record<string, unknown> & { S?: string }>;

export interface LogRelayOptions {
  db: HostDb;
  /** The store itself, behind the guard: the stream is the store's own, nobody's role reads it. */
  storeEndpoint: string;
  runner: FunctionRunner;
  /** The function that consumes the stream; each consumer has a position of its own. */
  consumer: string;
  /** Commits that come this close together are handed over together, as a stream's batches are. */
  gatherMs: number;
  clock: HostClock;
  log: HostLog;
  controlTable: string;
  /** Where a table's stream lies, as its event source names it. */
  streamArn: (table: string) => string;
}

/**
 * Stands in for table streams: hands what is written to the commit logs to the relay function, and
 * reads the logs for what it has missed.
 */
export interface LogRelay {
  /** From now on this table's log is relayed, from its beginning. */
  connect(table: string): void;
  /** From now on nothing of this table is relayed, whatever is left of it. */
  disconnect(table: string): void;
  isConnected(table: string): boolean;
  /** These items were written to the table; what is no commit is left aside. */
  written(table: string, items: readonly WireItem[]): void;
  /** Resolves when nothing that was written is left to relay. */
  idle(): Promise<void>;
  close(): void;
}

/** A commit may become visible after a younger one: so far back the sweep looks. */
const OVERLAP_MS = 60_000;
/** What goes through the guard is handed over at once: the sweep is for what a dead host left. */
const SWEEP_MS = 20_000;
const RETRY_MS = 250;
const ZERO = new Uint8Array(10);

const TABLES = [
  `CREATE TABLE relay_table (
     consumer TEXT NOT NULL, name TEXT NOT NULL, since INTEGER NOT NULL,
     PRIMARY KEY (consumer, name)) WITHOUT ROWID;
   CREATE TABLE relayed (
     consumer TEXT NOT NULL, name TEXT NOT NULL, sk TEXT NOT NULL,
     PRIMARY KEY (consumer, name, sk)) WITHOUT ROWID`,
];

export function createLogRelay(options: LogRelayOptions): LogRelay {
  const { db, clock, log, runner, consumer } = options;
  db.migrate('relay', TABLES);
  const store = new DynamoDBClient({
    endpoint: options.storeEndpoint,
    region: 'cn-local-1',
    credentials: { accessKeyId: 'relay', secretAccessKey: 'relay' },
    logger: sdkLogger,
  });
  /** Commits that were seen on their way to the table and are not handed over yet. */
  const dirty = new Map<string, WireItem[]>();
  /** Tables whose logs are to be read, because something may have been missed. */
  const unread = new Set<string>();
  const idlers: (() => void)[] = [];
  let working = false;
  let closed = false;
  let cancelSweep = () => {};
  let cancelWake = () => {};

  const tables = () =>
    db
      .prepare('SELECT name FROM relay_table WHERE consumer = ?')
      .all(consumer)
      .map((row) => String(row.name));
  const isConnected = (table: string) =>
    db.prepare('SELECT 1 FROM relay_table WHERE consumer = ? AND name = ?').get(consumer, table) !==
    undefined;

  async function query(table: string, pk: string, from: string, full: boolean) {
    const items: WireItem[] = [];
    let start: Record<string, AttributeValue> | undefined;
    do {
      const answer = await store.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND sk > :from',
          ExpressionAttributeValues: { ':pk': { S: pk }, ':from': { S: from } },
          ...(!full && { ProjectionExpression: 'sk' }),
          ...(start && { ExclusiveStartKey: start }),
          ConsistentRead: true,
        }),
      );
      items.push(...((answer.Items ?? []) as WireItem[]));
      start = answer.LastEvaluatedKey;
    } while (start);
    return items;
  }

  /** The youngest commit relayed; what lies before it by more than the overlap is settled. */
  function position(table: string): number {
    const last = db
      .prepare('SELECT max(sk) AS sk FROM relayed WHERE consumer = ? AND name = ?')
      .get(consumer, table)?.sk as string | null;
    return last === null || last === undefined ? 0 : idTime(last);
  }

  function unknown(table: string, items: readonly WireItem[]): WireItem[] {
    const known = db.prepare('SELECT 1 FROM relayed WHERE consumer = ? AND name = ? AND sk = ?');
    return items.filter((item) => known.get(consumer, table, skOf(item)) === undefined);
  }

  /** What the log holds and was not handed over: most is known, so keys are read first. */
  async function readLog(table: string): Promise<WireItem[]> {
    if (table === options.controlTable) {
      return unknown(table, await query(table, 'outbox', ' ', true));
    }
    const since = Math.max(0, position(table) - OVERLAP_MS);
    const from = makeId('c', since, ZERO);
    const begun = Number(
      db
        .prepare('SELECT since FROM relay_table WHERE consumer = ? AND name = ?')
        .get(consumer, table)?.since ?? 0,
    );
    const fresh: WireItem[] = [];
    for (const month of monthsBetween(Math.max(since, begun), clock.now())) {
      const partition = `log#${month}#0`;
      const [first] = unknown(table, await query(table, partition, from, false));
      if (first === undefined) continue;
      const items = await query(table, partition, previous(skOf(first)), true);
      fresh.push(...unknown(table, items));
    }
    return fresh;
  }

  async function relayTable(table: string): Promise<void> {
    const seen = dirty.get(table) ?? [];
    dirty.delete(table);
    const items = unread.delete(table) ? await readLog(table) : unknown(table, seen);
    items.sort((a, b) => (skOf(a) < skOf(b) ? -1 : 1));
    for (let start = 0; start < items.length; start += 100) {
      const batch = items.slice(start, start + 100);
      const result = await runner.invoke(consumer, {
        Records: batch.map((item) => record(options.streamArn(table), item)),
      });
      if (!result.ok) throw new Error(result.error.errorMessage);
      const failed = (result.payload as { batchItemFailures: { itemIdentifier: string }[] })
        .batchItemFailures[0];
      const until = failed
        ? batch.findIndex((item) => skOf(item) === failed.itemIdentifier)
        : batch.length;
      const done = batch.slice(0, Math.max(0, until));
      db.transaction(() => {
        for (const item of done) {
          db.prepare('INSERT OR IGNORE INTO relayed VALUES (?, ?, ?)').run(
            consumer,
            table,
            skOf(item),
          );
        }
      });
      if (failed) throw new Error('the relay function reported a failure');
    }
    forgetSettled(table);
  }

  /** Keys older than twice the overlap are never asked for again. */
  function forgetSettled(table: string): void {
    if (table === options.controlTable) return;
    const limit = makeId('c', Math.max(0, position(table) - 2 * OVERLAP_MS), ZERO);
    db.prepare('DELETE FROM relayed WHERE consumer = ? AND name = ? AND sk < ?').run(
      consumer,
      table,
      limit,
    );
  }

  async function work(): Promise<void> {
    if (working || closed) return;
    working = true;
    let failed = false;
    for (const table of new Set([...dirty.keys(), ...unread])) {
      try {
        if (!closed) await relayTable(table);
      } catch (error) {
        if (closed) break;
        log.warn('a stream consumer failed and will be called again', {
          consumer,
          table,
          error: String(error),
        });
        // Gone meanwhile: there is nothing to come back for.
        if (!isConnected(table)) continue;
        unread.add(table);
        failed = true;
      }
    }
    working = false;
    if (closed || nothingLeft()) for (const resolve of idlers.splice(0)) resolve();
    else wake(failed ? RETRY_MS : 0);
  }

  function wake(afterMs: number): void {
    if (closed) return;
    cancelWake();
    cancelWake = clock.wakeAt(clock.now() + afterMs, () => void work());
  }

  const nothingLeft = () => dirty.size === 0 && unread.size === 0;

  function due(mark: () => void): void {
    if (nothingLeft() && !working) wake(options.gatherMs);
    mark();
  }

  function sweep(): void {
    if (closed) return;
    for (const table of tables()) due(() => unread.add(table));
    cancelSweep = clock.wakeAt(clock.now() + SWEEP_MS, sweep);
  }
  sweep();

  return {
    connect(table) {
      db.prepare('INSERT OR IGNORE INTO relay_table VALUES (?, ?, ?)').run(
        consumer,
        table,
        clock.now() - OVERLAP_MS,
      );
      due(() => unread.add(table));
    },
    disconnect(table) {
      dirty.delete(table);
      unread.delete(table);
      for (const kept of ['relay_table', 'relayed']) {
        db.prepare(`DELETE FROM ${kept} WHERE consumer = ? AND name = ?`).run(consumer, table);
      }
    },
    isConnected,
    written(table, items) {
      if (!isConnected(table)) return;
      const commits = items.filter(({ pk }) => isCommit(pk?.S));
      if (commits.length > 0)
        due(() => dirty.set(table, [...(dirty.get(table) ?? []), ...commits]));
    },
    idle() {
      if (!working && nothingLeft()) return Promise.resolve();
      if (!working) wake(0);
      return new Promise((resolve) => idlers.push(resolve));
    },
    close() {
      closed = true;
      cancelSweep();
      cancelWake();
      store.destroy();
      for (const resolve of idlers.splice(0)) resolve();
    },
  };
}

const isCommit = (pk = ''): boolean => pk === 'outbox' || /^log#\d{4}-\d{2}#0$/.test(pk);

const skOf = (item: WireItem): string => item.sk?.S ?? '';

/** A key that sorts directly before this one, for a query that excludes where it begins. */
const previous = (sk: string): string =>
  `${sk.slice(0, -1)}${String.fromCharCode(sk.charCodeAt(sk.length - 1) - 1)}~`;

const record = (eventSourceARN: string, item: WireItem) => ({
  eventName: 'INSERT',
  eventSource: 'aws:dynamodb',
  eventSourceARN,
  dynamodb: { SequenceNumber: skOf(item), NewImage: asText(item) },
});

/** Lambda events are JSON: bytes travel as base 64. */
const asText = (item: WireItem): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(item).map(([name, value]) => [
      name,
      value.B instanceof Uint8Array ? { B: Buffer.from(value.B).toString('base64') } : value,
    ]),
  );
