import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import { DECIMAL_PLACES } from '../../../shared/contracts/fields.ts';
import { type Decimal, fromScaled } from '../../../shared/kernel/decimal.ts';
import { LastMade } from '../../../shared/kernel/last-made.ts';

/** What an answer follows from: documents of these nouns, by id, and what else was given. */
interface Question {
  id: string;
  nouns: readonly string[];
  given: string;
}

/** Read-only SQL over a tenant's read model, for reports. */
export interface Sql {
  all: (sql: string, ...values: SQLInputValue[]) => Record<string, unknown>[];
  each: (sql: string, ...values: SQLInputValue[]) => Iterable<Record<string, unknown>>;
  /** Each row as a list in the order of the columns: less time and memory where there are many. */
  rows: (sql: string, ...values: SQLInputValue[]) => Iterable<SQLOutputValue[]>;
  /**
   * What `read` answers, or the very same as last time while no document of the question's nouns
   * was folded in. `read` asks tables of these nouns only; nobody may change what it answers.
   */
  kept: <T>(question: Question, read: () => T) => T;
}

/** A named question to the read model: its parameters and answer are plain JSON. */
export interface Report<P = unknown, R = unknown> {
  id: string;
  run: (sql: Sql, params: P) => R;
}

export const defineReport = <P, R>(report: Report<P, R>): Report<P, R> => report;

/** A DECIMAL column, or a sum of one, as a decimal string. Null is zero. */
export const decimalOf = (value: unknown): Decimal =>
  value === null || value === undefined
    ? '0'
    : fromScaled(typeof value === 'bigint' ? value : BigInt(value as number), DECIMAL_PLACES);

/** So many prepared questions are kept; more than there are, unless texts are made up of values. */
const KEPT = 500;

const CHANGES = `
  SELECT entity, times FROM changed
    WHERE entity IN (SELECT value FROM json_each(?)) ORDER BY entity`;

/** How often documents of these nouns have changed. */
const changesOf = (sql: Sql, nouns: readonly string[]): string =>
  sql
    .all(CHANGES, JSON.stringify(nouns))
    .map(({ entity, times }) => `${entity} ${times}`)
    .join();

/** Prepares a question once, which takes longer than most answers; what is iterated, every time. */
export function sqlOver(db: DatabaseSync, answers = new LastMade()): Sql {
  const kept = new Map<string, StatementSync>();
  const prepare = (sql: string) => {
    const statement = db.prepare(sql);
    statement.setReadBigInts(true);
    return statement;
  };
  const prepared = (sql: string) => {
    const known = kept.get(sql);
    if (known) return known;
    if (kept.size >= KEPT) kept.clear();
    const statement = prepare(sql);
    kept.set(sql, statement);
    return statement;
  };
  const sql: Sql = {
    all: (query, ...values) => prepared(query).all(...values),
    each: (query, ...values) => prepare(query).iterate(...values),
    rows(query, ...values) {
      const statement = prepare(query);
      statement.setReturnArrays(true);
      return statement.iterate(...values) as unknown as Iterable<SQLOutputValue[]>;
    },
    kept: ({ id, nouns, given }, read) => answers.as(id, [given, changesOf(sql, nouns)], read),
  };
  return sql;
}
