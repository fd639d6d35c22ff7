import { settableFields } from '../../../shared/contracts/derived.ts';
import type { EntryOf } from '../../../shared/contracts/fields.ts';
import type { AnyDoc, AnyNoun } from '../../../shared/contracts/noun.ts';
import { columnsOfRow, type RowColumn } from '../../../shared/contracts/row-columns.ts';
import { headerOf } from './table-headers.ts';

/** A column of the table that is written: one element of every list on its path. */
interface WrittenColumn {
  column: RowColumn;
  /** Counted from one. */
  positions: number[];
}

/** How references and languages are spelled. */
export interface Spelling {
  locale: string;
  /** The code, or whatever names a document in an import. */
  nameOf: (noun: string, id: string) => string;
  /** What a document calls a row of its own by: the stage of a pipeline. */
  entryName: (document: string, code: string) => string;
}

function valueAt(doc: unknown, path: readonly string[], positions: readonly number[]): unknown {
  const [head, ...rest] = path;
  if (head === undefined || doc === undefined || doc === null) return doc;
  if (head !== '*') return valueAt((doc as Record<string, unknown>)[head], rest, positions);
  const [position = 1, ...others] = positions;
  return valueAt((doc as unknown[])[position - 1], rest, others);
}

/** Every combination of positions that some document has on the path. */
function positionsOn(docs: readonly unknown[], path: readonly string[]): number[][] {
  const at = path.indexOf('*');
  if (at < 0) return [[]];
  const lists = docs.map((doc) => valueAt(doc, path.slice(0, at), []));
  const longest = Math.max(0, ...lists.map((list) => (Array.isArray(list) ? list.length : 0)));
  return Array.from({ length: longest }, (_, index) => index).flatMap((index) => {
    const elements = lists.map((list) => (Array.isArray(list) ? list[index] : undefined));
    return positionsOn(elements, path.slice(at + 1)).map((inner) => [index + 1, ...inner]);
  });
}

/** Master data is written as an import takes it again; of other documents, all that they say. */
const rowOf = (noun: AnyNoun) => (noun.master ? settableFields(noun) : noun.fields);

/** Lists side by side: all of the first contact, then all of the second. */
function writtenColumns(noun: AnyNoun, docs: readonly AnyDoc[]): WrittenColumn[] {
  const columns = columnsOfRow(rowOf(noun));
  const seen = new Set<string>();
  return columns.flatMap((column) => {
    const at = column.path.indexOf('*');
    if (at < 0) return [{ column, positions: [] }];
    const list = column.path.slice(0, at).join('.');
    if (seen.has(list)) return [];
    seen.add(list);
    return columns
      .filter(({ path }) => path.slice(0, at).join('.') === list)
      .flatMap((one) =>
        positionsOn(docs, one.path).map((positions) => ({ column: one, positions })),
      )
      .toSorted((a, b) => (a.positions[0] as number) - (b.positions[0] as number));
  });
}

function spelled(value: unknown, { meta }: RowColumn, doc: AnyDoc, spelling: Spelling): string {
  if (value === undefined || value === null) return '';
  const chinese = spelling.locale.startsWith('zh');
  if (typeof value === 'boolean') {
    if (chinese) return value ? '是' : '否';
    return value ? 'yes' : 'no';
  }
  const label = meta.choices?.[String(value)];
  if (label) return chinese ? label.zh : label.en;
  if (meta.entryOf) return spelling.entryName(String(doc[meta.entryOf.by]), String(value));
  return meta.ref === undefined ? String(value) : spelling.nameOf(meta.ref, String(value));
}

/** The documents as rows under a row of headers. */
export function tableOfDocuments(
  noun: AnyNoun,
  docs: readonly AnyDoc[],
  spelling: Spelling,
): string[][] {
  const columns = writtenColumns(noun, docs);
  const header = columns.map(({ column, positions }) => headerOf(column, positions));
  const rows = docs.map((doc) =>
    columns.map(({ column, positions }) =>
      spelled(valueAt(doc, column.path, positions), column, doc, spelling),
    ),
  );
  return [header, ...rows];
}

/** The nouns that documents of this one point to, each with the paths to their ids. */
export const referenceColumns = (noun: AnyNoun): RowColumn[] =>
  columnsOfRow(rowOf(noun)).filter(({ meta }) => meta.ref !== undefined);

/** The fields of this noun that name rows of other documents. */
export const entryColumns = (noun: AnyNoun): EntryOf[] =>
  columnsOfRow(rowOf(noun)).flatMap(({ meta }) => meta.entryOf ?? []);
