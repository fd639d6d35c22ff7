import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import {
  DECIMAL_PLACES,
  decimalBounds,
  fieldMeta,
  unwrap,
} from '../../../shared/contracts/fields.ts';
import type { AnyDoc, AnyNoun } from '../../../shared/contracts/noun.ts';
import { toScaled } from '../../../shared/kernel/decimal.ts';
import { sha256 } from '../hashing.ts';

/**
 * How one field lies in SQLite. Decimals are integers of six fraction digits, so sums are exact.
 */
export interface Column {
  name: string;
  type: 'TEXT' | 'INTEGER' | 'DECIMAL' | 'FLAG' | 'MOMENT';
}

export interface Table {
  name: string;
  columns: Column[];
}

/** The tables of one noun: its own, and one for each list of objects inside it. */
export interface NounTables {
  noun: AnyNoun;
  main: Table;
  lists: (Table & { field: string })[];
  search: readonly string[];
}

function columnOf(name: string, schema: z.ZodType): Column | undefined {
  const inner = unwrap(schema);
  const { kind } = fieldMeta(schema);
  if (inner instanceof z.ZodArray || inner instanceof z.ZodObject || inner instanceof z.ZodRecord) {
    return undefined;
  }
  if (kind && kind in decimalBounds) return { name, type: 'DECIMAL' };
  if (kind === 'integer') return { name, type: 'INTEGER' };
  if (inner instanceof z.ZodBoolean) return { name, type: 'FLAG' };
  return { name, type: kind === 'instant' ? 'MOMENT' : 'TEXT' };
}

const columnsOf = (shape: Record<string, z.ZodType>): Column[] =>
  Object.entries(shape).flatMap(([name, schema]) => columnOf(name, schema) ?? []);

export function tablesOf(noun: AnyNoun): NounTables {
  const shape = noun.document.shape as Record<string, z.ZodType>;
  const lists = Object.entries(shape).flatMap(([field, schema]) => {
    const inner = unwrap(schema);
    if (!(inner instanceof z.ZodArray)) return [];
    const element = unwrap(inner.element as z.ZodType);
    if (!(element instanceof z.ZodObject)) return [];
    return [{ field, name: `${noun.id}__${field}`, columns: columnsOf(element.shape) }];
  });
  return {
    noun,
    main: { name: noun.id, columns: columnsOf(shape) },
    lists,
    search: noun.search ?? [],
  };
}

const sqlType = ({ type }: Column): string =>
  type === 'TEXT' || type === 'MOMENT' ? 'TEXT' : 'INTEGER';
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const columnList = (table: Table): string =>
  table.columns.map((column) => `${quoted(column.name)} ${sqlType(column)}`).join(', ');

/**
 * Changes whenever a contract changes, so that the derived tables are made anew. The text is the
 * same for the same contracts as it is: sorting its keys would take longer than all else at
 * opening.
 */
export const shapeHash = (tables: readonly NounTables[]): string =>
  sha256(
    JSON.stringify(tables.map(({ main, lists, search }) => ({ main, lists, search }))),
  ).toString('hex');

export function createTables(db: DatabaseSync, tables: readonly NounTables[]): void {
  for (const { main, lists, search, noun } of tables) {
    db.exec(`DROP TABLE IF EXISTS ${quoted(main.name)}`);
    db.exec(
      `CREATE TABLE ${quoted(main.name)} (${columnList(main)}, PRIMARY KEY ("id")) WITHOUT ROWID`,
    );
    for (const column of indexedColumns(noun, main)) {
      db.exec(
        `CREATE INDEX ${quoted(`${main.name}.${column}`)} ON ${quoted(main.name)} (${quoted(column)})`,
      );
    }
    for (const list of lists) {
      db.exec(`DROP TABLE IF EXISTS ${quoted(list.name)}`);
      db.exec(
        `CREATE TABLE ${quoted(list.name)} ("parentId" TEXT, "position" INTEGER, ${columnList(list)}, PRIMARY KEY ("parentId", "position")) WITHOUT ROWID`,
      );
      for (const { name } of list.columns.filter(({ name }) => /(Id|Code)$/.test(name))) {
        db.exec(
          `CREATE INDEX ${quoted(`${list.name}.${name}`)} ON ${quoted(list.name)} (${quoted(name)})`,
        );
      }
    }
    db.exec(`DROP TABLE IF EXISTS ${quoted(`${main.name}__search`)}`);
    if (search.length > 0) {
      db.exec(
        `CREATE VIRTUAL TABLE ${quoted(`${main.name}__search`)} USING fts5(id UNINDEXED, words, tokenize='trigram')`,
      );
    }
  }
}

/** The columns people sort and filter by: the list's own, references, and what says whose it is. */
function indexedColumns(noun: AnyNoun, main: Table): string[] {
  const wanted = new Set<string>([
    ...(noun.columns ?? []),
    noun.title,
    'createdAt',
    'externalId',
    ...Object.values(noun.scope ?? {}),
    ...main.columns.map(({ name }) => name).filter((name) => name.endsWith('Id')),
  ]);
  return main.columns.map(({ name }) => name).filter((name) => wanted.has(name));
}

type SqlValue = string | number | bigint | null;

export function sqlValue(column: Column, value: unknown): SqlValue {
  if (value === undefined || value === null) return null;
  if (column.type === 'DECIMAL') return toScaled(String(value), DECIMAL_PLACES);
  if (column.type === 'FLAG') return value ? 1 : 0;
  if (column.type === 'INTEGER') return Number(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export interface Writer {
  put: (doc: AnyDoc) => void;
  remove: (id: string) => void;
}

/** Prepared statements that keep one noun's tables in step with its documents. */
export function tableWriter(db: DatabaseSync, tables: NounTables): Writer {
  const { main, lists, search } = tables;
  const marks = (count: number) => Array.from({ length: count }, () => '?').join(', ');
  const insert = db.prepare(
    `INSERT OR REPLACE INTO ${quoted(main.name)} VALUES (${marks(main.columns.length)})`,
  );
  const erase = db.prepare(`DELETE FROM ${quoted(main.name)} WHERE "id" = ?`);
  const listWriters = lists.map((list) => ({
    list,
    insert: db.prepare(
      `INSERT INTO ${quoted(list.name)} VALUES (${marks(list.columns.length + 2)})`,
    ),
    erase: db.prepare(`DELETE FROM ${quoted(list.name)} WHERE "parentId" = ?`),
  }));
  const words = search.length > 0 ? searchWriter(db, main.name) : undefined;

  const remove = (id: string) => {
    erase.run(id);
    for (const writer of listWriters) writer.erase.run(id);
    words?.remove(id);
  };
  return {
    remove,
    put(doc) {
      for (const writer of listWriters) writer.erase.run(doc.id);
      insert.run(...main.columns.map((column) => sqlValue(column, doc[column.name])));
      for (const { list, insert: add } of listWriters) {
        const rows = (doc[list.field] ?? []) as Record<string, unknown>[];
        rows.forEach((row, position) => {
          const values = list.columns.map((column) => sqlValue(column, row[column.name]));
          add.run(doc.id, position, ...values);
        });
      }
      const text = search.map((name) => String(doc[name] ?? '')).join(' \n ');
      words?.put(doc.id, text.normalize('NFKC'));
    },
  };
}

/** FTS rows are found by rowid only, so the id's rowid is kept beside it. */
function searchWriter(db: DatabaseSync, name: string) {
  const table = quoted(`${name}__search`);
  const find = db.prepare('SELECT row FROM search_row WHERE entity = ? AND id = ?');
  const add = db.prepare(`INSERT INTO ${table} (id, words) VALUES (?, ?)`);
  const erase = db.prepare(`DELETE FROM ${table} WHERE rowid = ?`);
  const note = db.prepare('INSERT OR REPLACE INTO search_row VALUES (?, ?, ?, ?)');
  const forget = db.prepare('DELETE FROM search_row WHERE entity = ? AND id = ?');
  const known = db.prepare('SELECT words FROM search_row WHERE entity = ? AND id = ?');
  const remove = (id: string) => {
    const row = find.get(name, id)?.['row'];
    if (row === undefined) return;
    erase.run(row as number);
    forget.run(name, id);
  };
  return {
    remove,
    put(id: string, words: string) {
      if (known.get(name, id)?.['words'] === words) return;
      remove(id);
      const { lastInsertRowid } = add.run(id, words);
      note.run(name, id, lastInsertRowid, words);
    },
  };
}
