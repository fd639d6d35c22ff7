import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite';
import { DECIMAL_PLACES } from '../../../shared/contracts/fields.ts';
import { type Decimal, fromScaled } from '../../../shared/kernel/decimal.ts';

/** Read-only SQL over a tenant's read model, for reports. */
export interface Sql {
  all: (sql: string, ...values: SQLInputValue[]) => Record<string, unknown>[];
  each: (sql: string, ...values: SQLInputValue[]) => Iterable<Record<string, unknown>>;
  /** Each row as a list in the order of the columns: less time and memory where there are many. */
  rows: (sql: string, ...values: SQLInputValue[]) => Iterable<SQLOutputValue[]>;
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

export function sqlOver(db: DatabaseSync): Sql {
  const prepare = (sql: string) => {
    const statement = db.prepare(sql);
    statement.setReadBigInts(true);
    return statement;
  };
  return {
    all: (sql, ...values) => prepare(sql).all(...values),
    each: (sql, ...values) => prepare(sql).iterate(...values),
    rows(sql, ...values) {
      const statement = prepare(sql);
      statement.setReturnArrays(true);
      return statement.iterate(...values) as unknown as Iterable<SQLOutputValue[]>;
    },
  };
}
