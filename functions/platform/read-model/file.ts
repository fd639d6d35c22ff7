import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { AnyDoc } from '../../../shared/contracts/noun.ts';
import { LastMade } from '../../../shared/kernel/last-made.ts';
import type { Commit } from '../commit-log.ts';
import { type Sql, sqlOver } from './report.ts';
import { hasShape, type ReadModelShape, takeShape } from './shape.ts';
import { type NounTables, tableWriter, type Writer } from './tables.ts';

/**
 * One tenant's read model: `doc` holds the newest version of every document, `version` every
 * version for history and as-of, `changed` how often each noun's documents have changed, and the
 * derived tables what lists and reports query. It is a cache: rebuilt from the commit log at any
 * time.
 */
export interface ReadModelFile {
  shape: ReadModelShape;
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

export function openReadModel(path: string, shape: ReadModelShape): ReadModelFile {
  const db = openDatabase(path, shape);
  const byId = new Map(shape.tables.map((one) => [one.noun.id, one]));
  const writers = new Map<string, Writer>();
  const writerOf = (entity: string): Writer | undefined => {
    const tables = byId.get(entity);
    const writer = writers.get(entity) ?? (tables && tableWriter(db, tables));
    if (writer) writers.set(entity, writer);
    return writer;
  };

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
      const writer = writerOf(entity);
      if (doc) writer?.put(doc);
      else writer?.remove(id);
    }
    note.run(commit.id, commit.at, commit.actor, commit.operation, commit.requestId);
    return changed;
  }

  return {
    shape,
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

function openDatabase(path: string, shape: ReadModelShape): DatabaseSync {
  const inMemory = path === ':memory:';
  if (!inMemory && shape.empty && !existsSync(path)) beginFile(path, shape.empty);
  const db = new DatabaseSync(path);
  if (inMemory && shape.empty) db.deserialize(shape.empty);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32000;');
  rederiveIfChanged(db, shape);
  return db;
}

/** Unless somebody was quicker. The log of a file that is gone would be played into the new one. */
function beginFile(path: string, empty: Uint8Array): void {
  for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true });
  try {
    writeFileSync(path, empty, { flag: 'wx' });
  } catch (error) {
    if (!existsSync(path)) throw error;
  }
}

/** A changed contract makes the derived tables anew from `doc`, never from the log. */
function rederiveIfChanged(db: DatabaseSync, shape: ReadModelShape): void {
  if (hasShape(db, shape)) return;
  inTransaction(db, () => {
    takeShape(db, shape);
    const rows = db.prepare('SELECT json FROM doc WHERE entity = ? AND deleted = 0');
    for (const one of shape.tables) {
      const writer = tableWriter(db, one);
      for (const row of rows.iterate(one.noun.id)) writer.put(JSON.parse(String(row['json'])));
    }
  });
}
