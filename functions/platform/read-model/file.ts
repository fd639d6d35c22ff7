import { DatabaseSync } from 'node:sqlite';
import type { AnyDoc, AnyNoun } from '../../../shared/contracts/noun.ts';
import { LastMade } from '../../../shared/kernel/last-made.ts';
import type { Commit } from '../commit-log.ts';
import { type Sql, sqlOver } from './report.ts';
import {
  createTables,
  type NounTables,
  shapeHash,
  tablesOf,
  tableWriter,
  type Writer,
} from './tables.ts';

/**
 * One tenant's read model: `doc` holds the newest version of every document, `version` every
 * version for history and as-of, `changed` how often each noun's documents have changed, and the
 * derived tables what lists and reports query. It is a cache: rebuilt from the commit log at any
 * time.
 */
export interface ReadModelFile {
  db: DatabaseSync;
  /** For reports. */
  sql: Sql;
  tables: ReadonlyMap<string, NounTables>;
  /** Folds commits in; those known already change nothing. Answers how many were new. */
  fold: (commits: readonly Commit[], personal: PersonalLookup) => number;
  /** Whether the commit was folded before. */
  knows: (commitId: string) => boolean;
  checkpoint: () => string;
  /** Lets go of the answers that reports keep. */
  forgetAnswers: () => void;
  close: () => void;
}

/** Personal values by entity, id and version; an erased person has none. */
export type PersonalLookup = (entity: string, id: string, version: number) => object | undefined;

const FORMAT = '2';

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

export function openReadModel(path: string, nouns: readonly AnyNoun[]): ReadModelFile {
  const db = new DatabaseSync(path);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32000;');
  db.exec(BASE);
  const tables = nouns.map(tablesOf);
  const byId = new Map(tables.map((one) => [one.noun.id, one]));
  rederiveIfChanged(db, tables);
  const writers = new Map<string, Writer>(tables.map((one) => [one.noun.id, tableWriter(db, one)]));

  const answers = new LastMade();
  const seen = db.prepare('SELECT 1 FROM seen WHERE id = ?');
  const note = db.prepare('INSERT OR IGNORE INTO seen VALUES (?, ?, ?, ?, ?)');
  const current = db.prepare('SELECT version FROM doc WHERE entity = ? AND id = ?');
  const putDoc = db.prepare('INSERT OR REPLACE INTO doc VALUES (?, ?, ?, ?, ?)');
  const putVersion = db.prepare('INSERT OR REPLACE INTO version VALUES (?, ?, ?, ?, ?)');
  const count = db.prepare(
    'INSERT INTO changed VALUES (?, 1) ON CONFLICT DO UPDATE SET times = times + 1',
  );
  const getMeta = db.prepare('SELECT value FROM meta WHERE name = ?');
  const putMeta = db.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)');
  const checkpoint = () => String(getMeta.get('checkpoint')?.['value'] ?? '');

  /** Answers the nouns of what it has changed. */
  function foldOne(commit: Commit, personal: PersonalLookup): string[] {
    const changed: string[] = [];
    for (const change of commit.changes) {
      const { entity, id, version } = change;
      const part = change.personal ? personal(entity, id, version) : undefined;
      const doc = change.after && ({ ...change.after, ...part } as AnyDoc);
      const json = doc && JSON.stringify(doc);
      putVersion.run(entity, id, version, commit.id, json);
      const known = Number(current.get(entity, id)?.['version'] ?? 0);
      if (known >= version) continue;
      changed.push(entity);
      putDoc.run(entity, id, version, doc ? 0 : 1, json);
      const writer = writers.get(entity);
      if (doc) writer?.put(doc);
      else writer?.remove(id);
    }
    note.run(commit.id, commit.at, commit.actor, commit.operation, commit.requestId);
    return changed;
  }

  return {
    db,
    sql: sqlOver(db, answers),
    tables: byId,
    checkpoint,
    knows: (commitId) => seen.get(commitId) !== undefined,
    fold(commits, personal) {
      const fresh = commits.filter(({ id }) => seen.get(id) === undefined);
      if (fresh.length === 0) return 0;
      inTransaction(db, () => {
        const changed = fresh.flatMap((commit) => foldOne(commit, personal));
        for (const entity of new Set(changed)) count.run(entity);
        const ids = [checkpoint(), ...fresh.map(({ id }) => id)];
        putMeta.run('checkpoint', ids.toSorted().at(-1) ?? '');
      });
      return fresh.length;
    },
    forgetAnswers: () => answers.forget(),
    close() {
      answers.forget();
      db.close();
    },
  };
}

export function inTransaction(db: DatabaseSync, work: () => void): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    work();
    db.exec('COMMIT');
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}

/** A changed contract makes the derived tables anew from `doc`, never from the log. */
function rederiveIfChanged(db: DatabaseSync, tables: readonly NounTables[]): void {
  const hash = `${FORMAT}:${shapeHash(tables)}`;
  const known = db.prepare("SELECT value FROM meta WHERE name = 'shape'").get()?.['value'];
  if (known === hash) return;
  inTransaction(db, () => {
    db.exec('DELETE FROM search_row');
    createTables(db, tables);
    const rows = db.prepare('SELECT json FROM doc WHERE entity = ? AND deleted = 0');
    for (const one of tables) {
      const writer = tableWriter(db, one);
      for (const row of rows.iterate(one.noun.id)) writer.put(JSON.parse(String(row['json'])));
    }
    db.prepare("INSERT OR REPLACE INTO meta VALUES ('shape', ?)").run(hash);
  });
}
