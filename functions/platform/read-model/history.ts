import type * as z from 'zod';
import type { historyEntry } from '../../../shared/contracts/derived.ts';
import type { AnyDoc, AnyNoun } from '../../../shared/contracts/noun.ts';
import { makeId } from '../../../shared/kernel/id.ts';
import { canonicalJson } from '../hashing.ts';
import { openReadModel, type ReadModelFile } from './file.ts';
import type { Clause } from './filter-clause.ts';
import { quoted, tableWriter } from './tables.ts';

export type HistoryEntry = z.infer<typeof historyEntry>;

const LAST = new Uint8Array(10).fill(255);

/** Commits up to and including this moment have ids up to this one; ids begin in 1970. */
const lastCommitAt = (instant: string): string =>
  makeId('c', Math.max(0, Date.parse(instant)), LAST);

const bookkeeping = new Set(['version', 'updatedAt', 'updatedBy']);

function differences(before: AnyDoc | null, after: AnyDoc | null): HistoryEntry['changed'] {
  const changed: HistoryEntry['changed'] = {};
  for (const name of new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])) {
    if (bookkeeping.has(name)) continue;
    const [old, now] = [before?.[name] ?? null, after?.[name] ?? null];
    if (canonicalJson(old) !== canonicalJson(now)) changed[name] = { before: old, after: now };
  }
  return changed;
}

/** Who did what to a document, newest first, with every field before and after. */
export function historyOf(file: ReadModelFile, noun: AnyNoun, id: string): HistoryEntry[] {
  const rows = file.db
    .prepare(
      `SELECT v.version, v.json, v.commitId, s.at, s.actor, s.operation
       FROM version v JOIN seen s ON s.id = v.commitId
       WHERE v.entity = ? AND v.id = ? ORDER BY v.version`,
    )
    .all(noun.id, id);
  let before: AnyDoc | null = null;
  const entries = rows.map((row) => {
    const after = row['json'] === null ? null : (JSON.parse(String(row['json'])) as AnyDoc);
    const changed = differences(before, after);
    before = after;
    return {
      commitId: String(row['commitId']),
      at: String(row['at']),
      actor: String(row['actor']),
      operation: String(row['operation']),
      version: Number(row['version']),
      deleted: after === null,
      changed,
    };
  });
  return entries.reverse();
}

/** The document as it was at a moment; undefined if it did not exist then. */
export function documentAsOf(file: ReadModelFile, noun: AnyNoun, id: string, instant: string) {
  const row = file.db
    .prepare(
      `SELECT json FROM version WHERE entity = ? AND id = ? AND commitId <= ?
       ORDER BY version DESC LIMIT 1`,
    )
    .get(noun.id, id, lastCommitAt(instant));
  return row?.['json'] ? (JSON.parse(String(row['json'])) as AnyDoc) : undefined;
}

/**
 * A read model in memory that shows these nouns as they were at a moment. The past of a document
 * is for those who may see it as it is now: `seen` tells which, of the tables of today.
 */
export function readModelAsOf(
  file: ReadModelFile,
  nouns: readonly AnyNoun[],
  instant: string,
  seen: (noun: AnyNoun) => Clause | undefined = () => undefined,
): ReadModelFile {
  const past = openReadModel(':memory:', file.shape);
  const all = `SELECT v.id, v.version, v.json FROM version v
     JOIN (SELECT id, max(version) AS version FROM version
           WHERE entity = ? AND commitId <= ? GROUP BY id) last
       ON last.id = v.id AND last.version = v.version
     WHERE v.entity = ? AND v.json IS NOT NULL`;
  const put = past.db.prepare('INSERT INTO doc VALUES (?, ?, ?, 0, ?)');
  past.db.exec('BEGIN');
  for (const noun of nouns) {
    const tables = past.tables.get(noun.id);
    if (!tables) continue;
    const writer = tableWriter(past.db, tables);
    const clause = seen(noun);
    const rows = file.db.prepare(
      clause
        ? `${all} AND v.id IN (SELECT t.id FROM ${quoted(noun.id)} t WHERE ${clause.sql})`
        : all,
    );
    const binds = [noun.id, lastCommitAt(instant), noun.id, ...(clause?.values ?? [])];
    for (const row of rows.iterate(...binds)) {
      put.run(noun.id, row['id'] as string, row['version'] as number, row['json'] as string);
      writer.put(JSON.parse(String(row['json'])));
    }
  }
  past.db.exec('COMMIT');
  return past;
}
