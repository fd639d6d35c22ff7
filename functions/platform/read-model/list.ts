import type { DatabaseSync } from 'node:sqlite';
import { filterableFields } from '../../../shared/contracts/derived.ts';
import type { AnyNoun, Scope } from '../../../shared/contracts/noun.ts';
import { defineError } from '../../../shared/kernel/errors.ts';
import type { CursorValue } from '../../../shared/kernel/page.ts';
import type { Access } from '../access.ts';
import type { ReadModelFile } from './file.ts';
import { type Bind, type Clause, filterClause, likeText } from './filter-clause.ts';
import { type Column, quoted } from './tables.ts';

export interface ListRequest {
  limit?: number | undefined;
  /** The sort values and id of the last row of the page before. */
  after?: CursorValue[] | undefined;
  sort?: string | undefined;
  search?: string | undefined;
  filter?: Record<string, Record<string, string | undefined> | undefined> | undefined;
  archived?: boolean | undefined;
  count?: boolean | undefined;
}

export interface ListPage {
  data: Record<string, unknown>[];
  after?: CursorValue[];
  total?: number;
}

const unknownField = defineError(
  'unknownField',
  400,
  'There is no field "{field}" to {use} by. Use one of: {fields}.',
);
const wrongCursor = defineError(
  'invalidCursor',
  400,
  'The cursor belongs to another list or order. Start again without it.',
);

interface Sort {
  column: Column;
  descending: boolean;
}

function columnFor(file: ReadModelFile, noun: AnyNoun, name: string, use: string): Column {
  const found = file.tables.get(noun.id)?.main.columns.find((column) => column.name === name);
  if (found) return found;
  throw unknownField(
    { field: name, use, fields: Object.keys(filterableFields(noun)) },
    use === 'sort' ? '/sort' : `/filter/${name}`,
  );
}

function sortsOf(file: ReadModelFile, noun: AnyNoun, sort: string | undefined): Sort[] {
  const text = sort ?? noun.sort ?? noun.title;
  return text.split(',').map((part) => {
    const descending = part.startsWith('-');
    const name = descending ? part.slice(1) : part;
    return { column: columnFor(file, noun, name, 'sort'), descending };
  });
}

/**
 * Full text by trigrams from three characters on; shorter words (轴承) by LIKE over the same text.
 */
function searchClauses(noun: AnyNoun, search: string): Clause[] {
  if (!noun.search?.length) return [];
  const words = search
    .normalize('NFKC')
    .split(/\s+/)
    .filter((word) => word !== '');
  const table = quoted(`${noun.id}__search`);
  return words.slice(0, 8).map((word) =>
    [...word].length >= 3
      ? {
          sql: `t.id IN (SELECT id FROM ${table} WHERE words MATCH ?)`,
          values: [`"${word.replaceAll('"', '""')}"`],
        }
      : {
          sql: `t.id IN (SELECT id FROM search_row WHERE entity = ? AND words LIKE ? ESCAPE '\\')`,
          values: [noun.id, `%${likeText(word)}%`],
        },
  );
}

/** What the actor may see: own, and with wider scopes the team's or the regions' records too. */
export function scopeClause(noun: AnyNoun, scope: Scope, access: Access): Clause | undefined {
  const fields = noun.scope;
  if (scope === 'all' || !fields) return undefined;
  const tests: Clause[] = [];
  const equal = (field: string | undefined, value: string | undefined) => {
    if (field && value) tests.push({ sql: `t.${quoted(field)} = ?`, values: [value] });
  };
  equal(fields.owner, access.memberId);
  if (scope !== 'own') equal(fields.team, access.team);
  if (scope === 'region' && fields.region && access.regions.length > 0) {
    const marks = access.regions.map(() => '?').join(', ');
    tests.push({ sql: `t.${quoted(fields.region)} IN (${marks})`, values: [...access.regions] });
  }
  if (tests.length === 0) return { sql: '0', values: [] };
  return {
    sql: `(${tests.map(({ sql }) => sql).join(' OR ')})`,
    values: tests.flatMap(({ values }) => values),
  };
}

/** Rows after the last one of the page before, in the same order; absent values come first. */
function afterClause(sorts: Sort[], after: CursorValue[]): Clause {
  if (after.length !== sorts.length + 1) throw wrongCursor({}, '/cursor');
  const keys = [
    ...sorts.map(({ column, descending }) => ({
      name: `t.${quoted(column.name)}`,
      descending,
      column,
    })),
    { name: 't.id', descending: sorts[0]?.descending ?? false, column: undefined },
  ];
  const values = after.map((value, index) =>
    keys[index]?.column?.type === 'DECIMAL' && value !== null ? BigInt(value) : value,
  ) as Bind[];
  const tests: Clause[] = keys.map((key, index) => {
    const equal = keys.slice(0, index).map(({ name }) => `${name} IS ?`);
    const value = values[index] as Bind;
    const beyond = key.descending
      ? value === null
        ? '0'
        : `(${key.name} < ? OR ${key.name} IS NULL)`
      : value === null
        ? `${key.name} IS NOT NULL`
        : `${key.name} > ?`;
    return {
      sql: [...equal, beyond].join(' AND '),
      values: [...values.slice(0, index), ...(value === null ? [] : [value])],
    };
  });
  return {
    sql: `(${tests.map(({ sql }) => `(${sql})`).join(' OR ')})`,
    values: tests.flatMap((test) => test.values),
  };
}

function whereOf(
  file: ReadModelFile,
  noun: AnyNoun,
  request: ListRequest,
  scope?: Clause,
): Clause[] {
  const clauses: Clause[] = scope ? [scope] : [];
  if (!request.archived)
    clauses.push({ sql: '(t.archived IS NULL OR t.archived = 0)', values: [] });
  for (const [field, tests] of Object.entries(request.filter ?? {})) {
    const column = columnFor(file, noun, field, 'filter');
    for (const [operator, value] of Object.entries(tests ?? {})) {
      if (value !== undefined) clauses.push(filterClause(noun, column, operator, value));
    }
  }
  if (request.search?.trim()) clauses.push(...searchClauses(noun, request.search));
  return clauses;
}

const joined = (clauses: Clause[]): Clause => ({
  sql: clauses.length === 0 ? '' : `WHERE ${clauses.map(({ sql }) => sql).join(' AND ')}`,
  values: clauses.flatMap(({ values }) => values),
});

function prepared(db: DatabaseSync, sql: string) {
  const statement = db.prepare(sql);
  statement.setReadBigInts(true);
  return statement;
}

const cursorValue = (value: unknown): CursorValue =>
  typeof value === 'bigint'
    ? value <= 2n ** 53n && value >= -(2n ** 53n)
      ? Number(value)
      : String(value)
    : (value as CursorValue);

/** One page of the documents that may be seen, sorted and filtered. */
export function listPage(
  file: ReadModelFile,
  noun: AnyNoun,
  request: ListRequest,
  seen: Clause | undefined,
): ListPage {
  const sorts = sortsOf(file, noun, request.sort);
  const filters = whereOf(file, noun, request, seen);
  const paged = request.after ? [...filters, afterClause(sorts, request.after)] : filters;
  const where = joined(paged);
  const limit = request.limit ?? 50;
  const order = [
    ...sorts.map(
      ({ column, descending }) => `t.${quoted(column.name)}${descending ? ' DESC' : ''}`,
    ),
    `t.id${sorts[0]?.descending ? ' DESC' : ''}`,
  ].join(', ');
  const keys = sorts.map(({ column }, index) => `t.${quoted(column.name)} AS k${index}`).join(', ');
  const sql = `SELECT d.json AS json, t.id AS id, ${keys} FROM (
      SELECT t.* FROM ${quoted(noun.id)} t ${where.sql} ORDER BY ${order} LIMIT ${limit + 1}
    ) t JOIN doc d ON d.entity = ? AND d.id = t.id ORDER BY ${order}`;
  const rows = prepared(file.db, sql).all(...where.values, noun.id);
  const page: ListPage = {
    data: rows.slice(0, limit).map((row) => JSON.parse(String(row['json']))),
  };
  if (rows.length > limit) {
    const last = rows[limit - 1] as Record<string, unknown>;
    page.after = [...sorts.map((_, index) => cursorValue(last[`k${index}`])), String(last['id'])];
  }
  if (request.count) page.total = countRows(file.db, noun, joined(filters));
  return page;
}

function countRows(db: DatabaseSync, noun: AnyNoun, where: Clause): number {
  const row = db
    .prepare(`SELECT count(*) AS n FROM ${quoted(noun.id)} t ${where.sql}`)
    .get(...where.values);
  return Number(row?.['n']);
}
