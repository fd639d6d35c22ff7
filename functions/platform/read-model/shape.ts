import { DatabaseSync } from 'node:sqlite';
import type { AnyNoun } from '../../../shared/contracts/noun.ts';
import { createTables, type NounTables, shapeHash, tablesOf } from './tables.ts';

/** What all read models of the same nouns have in common. */
export interface ReadModelShape {
  tables: readonly NounTables[];
  hash: string;
  /** The bytes of a file without a document; undefined where SQLite cannot give them. */
  empty: Uint8Array | undefined;
}

const BASE = `
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS doc (
  entity TEXT, id TEXT, version INTEGER, deleted INTEGER, json TEXT, PRIMARY KEY (entity, id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS version (
  entity TEXT, id TEXT, version INTEGER, commitId TEXT, json TEXT, PRIMARY KEY (entity, id, version)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS seen (
  id TEXT PRIMARY KEY, at TEXT, actor TEXT, operation TEXT, requestId TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS search_row (
  entity TEXT, id TEXT, row INTEGER, words TEXT, PRIMARY KEY (entity, id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS changed (entity TEXT PRIMARY KEY, times INTEGER) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS version_commit ON version (commitId);
`;

const FORMAT = '2';

/** To be kept by whoever opens many: hundreds of tables take longer than a small company's log. */
export function shapeOf(nouns: readonly AnyNoun[]): ReadModelShape {
  const tables = nouns.map(tablesOf);
  const hash = `${FORMAT}:${shapeHash(tables)}`;
  return { tables, hash, empty: emptyFile(tables, hash) };
}

/** A runtime may be older than this way to copy a database: each file is then made on its own. */
function emptyFile(tables: readonly NounTables[], hash: string): Uint8Array | undefined {
  if (!('serialize' in DatabaseSync.prototype)) return undefined;
  const db = new DatabaseSync(':memory:');
  try {
    takeShape(db, { tables, hash });
    return db.serialize();
  } finally {
    db.close();
  }
}

/** Whether a file has these tables already; asked without a lock, since others may write to it. */
export function hasShape(db: DatabaseSync, { hash }: Pick<ReadModelShape, 'hash'>): boolean {
  const begun = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'meta'").get();
  if (begun === undefined) return false;
  return db.prepare("SELECT value FROM meta WHERE name = 'shape'").get()?.['value'] === hash;
}

/** Makes the tables; the derived ones are empty then. */
export function takeShape(
  db: DatabaseSync,
  { tables, hash }: Pick<ReadModelShape, 'tables' | 'hash'>,
): void {
  db.exec(BASE);
  db.exec('DELETE FROM search_row');
  createTables(db, tables);
  db.prepare("INSERT OR REPLACE INTO meta VALUES ('shape', ?)").run(hash);
}
