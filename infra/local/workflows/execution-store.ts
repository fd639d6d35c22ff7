import type { HostDb } from '../host-db.ts';
import type { Frame, HistoryEvent, Journal } from './journal.ts';
import type { Json } from './machine-definition.ts';

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

export interface Execution {
  arn: string;
  machine: string;
  name: string;
  status: ExecutionStatus;
  input: Json;
  output?: Json;
  error?: string;
  cause?: string;
  startedAt: number;
  stoppedAt?: number;
}

export interface Ending {
  status: Exclude<ExecutionStatus, 'RUNNING'>;
  output?: Json;
  error?: string;
  cause?: string;
}

export interface RecordedEvent extends HistoryEvent {
  id: number;
}

/** Transitions kept per execution. */
const HISTORY_LENGTH = 200;
/** Long texts are cut in the history: the frame holds the real ones. */
const LONGEST_HISTORY_DATA = 8_000;
/** AWS forgets closed Standard executions after 90 days. */
const RETENTION_MS = 90 * 24 * 3_600_000;

const TABLES = [
  `CREATE TABLE workflow_definition (
     machine TEXT NOT NULL, hash TEXT NOT NULL, source TEXT NOT NULL,
     PRIMARY KEY (machine, hash)) WITHOUT ROWID;
   CREATE TABLE workflow_execution (
     arn TEXT PRIMARY KEY, machine TEXT NOT NULL, name TEXT NOT NULL, definition TEXT NOT NULL,
     status TEXT NOT NULL, input TEXT NOT NULL, output TEXT, error TEXT, cause TEXT,
     started_at INTEGER NOT NULL, stopped_at INTEGER);
   CREATE INDEX workflow_execution_by_machine ON workflow_execution (machine, started_at);
   CREATE INDEX workflow_execution_running ON workflow_execution (status)
     WHERE status = 'RUNNING';
   CREATE TABLE workflow_frame (
     arn TEXT NOT NULL, path TEXT NOT NULL, frame TEXT NOT NULL,
     PRIMARY KEY (arn, path)) WITHOUT ROWID;
   CREATE TABLE workflow_history (
     arn TEXT NOT NULL, id INTEGER NOT NULL, event TEXT NOT NULL,
     PRIMARY KEY (arn, id)) WITHOUT ROWID`,
];

/** Standard executions on disk: what AWS would tell about them, and the frames to go on from. */
export function openExecutionStore(db: HostDb, now: number) {
  db.migrate('step-functions', TABLES);
  db.transaction(() => forgetOld(db, now - RETENTION_MS));
  const history = historyWriter(db);
  return {
    keepDefinition(machine: string, hash: string, source: string): void {
      db.prepare('INSERT OR IGNORE INTO workflow_definition VALUES (?, ?, ?)').run(
        machine,
        hash,
        source,
      );
    },
    definition(machine: string, hash: string): string | undefined {
      const row = db
        .prepare('SELECT source FROM workflow_definition WHERE machine = ? AND hash = ?')
        .get(machine, hash);
      return row === undefined ? undefined : String(row.source);
    },
    /** Answers false when the name is taken, whatever became of that execution. */
    insert(execution: Execution, definition: string): boolean {
      const { arn, machine, name, input, startedAt } = execution;
      return db.transaction(() => {
        const { changes } = db
          .prepare(
            `INSERT OR IGNORE INTO workflow_execution
               (arn, machine, name, definition, status, input, started_at)
             VALUES (?, ?, ?, ?, 'RUNNING', ?, ?)`,
          )
          .run(arn, machine, name, definition, JSON.stringify(input), startedAt);
        if (changes === 0) return false;
        history(arn, [{ type: 'ExecutionStarted', at: startedAt, input }]);
        return true;
      });
    },
    find(arn: string): Execution | undefined {
      const row = db.prepare('SELECT * FROM workflow_execution WHERE arn = ?').get(arn);
      return row === undefined ? undefined : executionOf(row);
    },
    /** Newest first. */
    list(machine: string, status: string | undefined, limit: number, skip: number): Execution[] {
      return db
        .prepare(
          `SELECT * FROM workflow_execution WHERE machine = ? AND (? IS NULL OR status = ?)
           ORDER BY started_at DESC, arn LIMIT ? OFFSET ?`,
        )
        .all(machine, status ?? null, status ?? null, limit, skip)
        .map(executionOf);
    },
    running: () =>
      db
        .prepare("SELECT * FROM workflow_execution WHERE status = 'RUNNING' ORDER BY started_at")
        .all()
        .map((row) => ({ execution: executionOf(row), definition: String(row.definition) })),
    /** The first ending counts; what comes later (a task that was in flight) changes nothing. */
    end(arn: string, ending: Ending, at: number): boolean {
      return db.transaction(() => {
        const { changes } = db
          .prepare(
            `UPDATE workflow_execution SET status = ?, output = ?, error = ?, cause = ?,
               stopped_at = ? WHERE arn = ? AND status = 'RUNNING'`,
          )
          .run(
            ending.status,
            ending.output === undefined ? null : JSON.stringify(ending.output),
            ending.error ?? null,
            ending.cause ?? null,
            at,
            arn,
          );
        if (changes === 0) return false;
        db.prepare('DELETE FROM workflow_frame WHERE arn = ?').run(arn);
        history(arn, [endEvent(ending, at)]);
        return true;
      });
    },
    history: (arn: string): RecordedEvent[] =>
      db
        .prepare('SELECT id, event FROM workflow_history WHERE arn = ? ORDER BY id DESC LIMIT ?')
        .all(arn, HISTORY_LENGTH)
        .map((row) => ({ id: Number(row.id), ...JSON.parse(String(row.event)) }))
        .reverse(),
    journal: (arn: string): Journal => journalOf(db, arn, history),
  };
}

function journalOf(db: HostDb, arn: string, history: HistoryWriter): Journal {
  return {
    read(path) {
      const row = db
        .prepare('SELECT frame FROM workflow_frame WHERE arn = ? AND path = ?')
        .get(arn, path);
      return row === undefined ? undefined : (JSON.parse(String(row.frame)) as Frame);
    },
    write(path, frame, events, dropBelow) {
      db.transaction(() => {
        if (dropBelow) {
          // '0' follows '/' in ASCII, so the range holds exactly the paths below this one.
          db.prepare('DELETE FROM workflow_frame WHERE arn = ? AND path > ? AND path < ?').run(
            arn,
            `${path}/`,
            `${path}0`,
          );
        }
        db.prepare('INSERT OR REPLACE INTO workflow_frame VALUES (?, ?, ?)').run(
          arn,
          path,
          JSON.stringify(frame),
        );
        history(arn, events);
      });
    },
  };
}

type HistoryWriter = (arn: string, events: readonly HistoryEvent[]) => void;

function historyWriter(db: HostDb): HistoryWriter {
  return (arn, events) => {
    for (const event of events) {
      const row = db
        .prepare(
          `INSERT INTO workflow_history SELECT ?, coalesce(max(id), 0) + 1, ?
           FROM workflow_history WHERE arn = ? RETURNING id`,
        )
        .get(arn, JSON.stringify(shortened(event)), arn);
      const id = Number(row?.id);
      if (id % 50 === 0) {
        db.prepare('DELETE FROM workflow_history WHERE arn = ? AND id <= ?').run(
          arn,
          id - HISTORY_LENGTH,
        );
      }
    }
  };
}

function shortened(event: HistoryEvent): HistoryEvent {
  const short = { ...event };
  for (const field of ['input', 'output'] as const) {
    const text = JSON.stringify(short[field]);
    if (text !== undefined && text.length > LONGEST_HISTORY_DATA) {
      short[field] = { truncated: text.slice(0, LONGEST_HISTORY_DATA) };
    }
  }
  return short;
}

const END_TYPES: Record<Ending['status'], string> = {
  SUCCEEDED: 'ExecutionSucceeded',
  FAILED: 'ExecutionFailed',
  TIMED_OUT: 'ExecutionTimedOut',
  ABORTED: 'ExecutionAborted',
};

function endEvent({ status, ...data }: Ending, at: number): HistoryEvent {
  return { type: END_TYPES[status], at, ...data };
}

function executionOf(row: Record<string, unknown>): Execution {
  return {
    arn: String(row.arn),
    machine: String(row.machine),
    name: String(row.name),
    status: String(row.status) as ExecutionStatus,
    input: JSON.parse(String(row.input)),
    startedAt: Number(row.started_at),
    ...(row.output === null ? {} : { output: JSON.parse(String(row.output)) }),
    ...(row.error === null ? {} : { error: String(row.error) }),
    ...(row.cause === null ? {} : { cause: String(row.cause) }),
    ...(row.stopped_at === null ? {} : { stoppedAt: Number(row.stopped_at) }),
  };
}

function forgetOld(db: HostDb, before: number): void {
  db.prepare(
    `DELETE FROM workflow_history WHERE arn IN
       (SELECT arn FROM workflow_execution WHERE status <> 'RUNNING' AND stopped_at < ?)`,
  ).run(before);
  db.prepare("DELETE FROM workflow_execution WHERE status <> 'RUNNING' AND stopped_at < ?").run(
    before,
  );
  db.prepare(
    `DELETE FROM workflow_definition WHERE NOT EXISTS
       (SELECT 1 FROM workflow_execution e
        WHERE e.machine = workflow_definition.machine AND e.definition = hash)`,
  ).run();
}
