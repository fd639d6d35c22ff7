import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { StoreError } from './store/store-error.ts';

/** The one SQLite file in which the laptop host keeps queues, executions, mail and file headers. */
export interface HostDb {
  /** Prepares once per text; later calls answer the same statement. */
  prepare(sql: string): StatementSync;
  /**
   * All or nothing. Nested calls join the outer transaction. A durable one reaches the disk before
   * it returns; others survive a killed process at once and a power cut from the next sync on.
   */
  transaction<T>(work: () => T, options?: { durable?: boolean }): T;
  /** Brings the tables of one component up to date; a step once released is never edited. */
  migrate(component: string, steps: readonly string[]): void;
  close(): void;
}

/**
 * Opens or creates the file. WAL with synchronous NORMAL: after a power cut the tail may be lost,
 * but always a whole suffix of transactions, so the relay's checkpoint and the queue that it filled
 * go back together.
 */
export function openHostDb(file: string): HostDb {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file, { timeout: 5_000 });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  database.exec(`CREATE TABLE IF NOT EXISTS schema_version (
    component TEXT PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID`);
  const statements = new Map<string, StatementSync>();
  const db: HostDb = {
    prepare(sql) {
      const known = statements.get(sql);
      if (known) return known;
      const statement = database.prepare(sql);
      statements.set(sql, statement);
      return statement;
    },
    transaction(work, options) {
      if (database.isTransaction) return work();
      if (options?.durable) database.exec('PRAGMA synchronous = FULL');
      try {
        return runTransaction(database, work);
      } finally {
        if (options?.durable) database.exec('PRAGMA synchronous = NORMAL');
      }
    },
    migrate(component, steps) {
      db.transaction(() => migrate(db, database, component, steps));
    },
    close: () => database.close(),
  };
  return db;
}

function runTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function migrate(
  db: HostDb,
  database: DatabaseSync,
  component: string,
  steps: readonly string[],
): void {
  const row = db.prepare('SELECT version FROM schema_version WHERE component = ?').get(component);
  const version = Number(row?.version ?? 0);
  if (version > steps.length) {
    throw new StoreError(
      'start.newerData',
      `The data folder was written by a newer release: ${component} has version ${version}, ` +
        `this one knows ${steps.length}. Start the newer release, or set TANDEM_DATA to another folder.`,
    );
  }
  for (const step of steps.slice(version)) database.exec(step);
  db.prepare(
    `INSERT INTO schema_version (component, version) VALUES (?, ?)
     ON CONFLICT (component) DO UPDATE SET version = excluded.version`,
  ).run(component, steps.length);
}
