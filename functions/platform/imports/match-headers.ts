import { columnLabel, columnName, type RowColumn } from '../../../shared/contracts/row-columns.ts';
import { repeatedColumn, unknownColumns } from './import-errors.ts';
import type { Cell } from './read-table.ts';

/** A column of the file that fills a field of the row. */
export interface MatchedColumn {
  index: number;
  header: string;
  column: RowColumn;
  /** Which element of each list on the path, counted from one. */
  positions: number[];
  /** The path with its positions: contacts.2.phone. */
  name: string;
}

/** Between the two languages of a header: Code | 编码. */
export const HEADER_SEPARATOR = ' | ';

/** What is equal to people: case, width, spaces and punctuation do not count. */
export const foldHeader = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s*:._\-/()]+/g, '');

/** A header of a list carries a position: "contacts.2.phone" is number 2 of "contacts.1.phone". */
function withoutPositions(text: string): { folded: string; positions: number[] } {
  const positions: number[] = [];
  const bare = text.normalize('NFKC').replaceAll(/(?<=[\s.])\d{1,2}(?=$|[\s.:])/g, (digits) => {
    positions.push(Number(digits));
    return '';
  });
  return { folded: foldHeader(bare), positions };
}

function namesOf(column: RowColumn): string[] {
  const label = columnLabel(column.label);
  return [columnName(column.path), label.en, label.zh];
}

type Index = Map<string, RowColumn>;

function indexOf(columns: readonly RowColumn[], key: (name: string) => string): Index {
  const index: Index = new Map();
  for (const column of columns) {
    for (const name of namesOf(column)) if (!index.has(key(name))) index.set(key(name), column);
  }
  return index;
}

const isList = ({ path }: RowColumn): boolean => path.includes('*');

/** Finds the column that a header, or what it is mapped to, means. */
export function columnFinder(columns: readonly RowColumn[]) {
  const single = indexOf(
    columns.filter((column) => !isList(column)),
    foldHeader,
  );
  const lists = indexOf(columns.filter(isList), (name) => withoutPositions(name).folded);
  const find = (text: string): Pick<MatchedColumn, 'column' | 'positions'> | undefined => {
    const plain = single.get(foldHeader(text));
    if (plain) return { column: plain, positions: [] };
    const { folded, positions } = withoutPositions(text);
    const listed = lists.get(folded);
    if (!listed) return undefined;
    const depth = listed.path.filter((part) => part === '*').length;
    const complete = Array.from({ length: depth }, (_, at) => positions[at] ?? 1);
    return { column: listed, positions: complete };
  };
  return (header: string) =>
    [header, ...header.split(HEADER_SEPARATOR)].map(find).find((one) => one !== undefined);
}

/**
 * Which column fills which field. A header that nobody knows is an error, so that no data is
 * dropped in silence; one that is mapped to nothing is skipped.
 */
export function matchHeaders(
  headers: readonly Cell[],
  columns: readonly RowColumn[],
  mapping: Readonly<Record<string, string>> = {},
): MatchedColumn[] {
  const find = columnFinder(columns);
  const mapped = new Map(Object.entries(mapping).map(([from, to]) => [foldHeader(from), to]));
  const unknown: string[] = [];
  const matched = headers.flatMap((cell, index): MatchedColumn[] => {
    const header = String(cell ?? '').trim();
    const wanted = mapped.get(foldHeader(header)) ?? header;
    if (wanted.trim() === '') return [];
    const found = find(wanted);
    if (!found) unknown.push(header.slice(0, 80));
    return found
      ? [{ index, header, ...found, name: columnName(found.column.path, found.positions) }]
      : [];
  });
  if (unknown.length > 0) throw unknownColumns({ columns: unknown.slice(0, 20) });
  checkNoneTwice(matched);
  return matched;
}

function checkNoneTwice(matched: readonly MatchedColumn[]): void {
  const seen = new Map<string, MatchedColumn>();
  for (const one of matched) {
    const first = seen.get(one.name);
    if (first) {
      throw repeatedColumn({ first: first.header, second: one.header, field: one.name });
    }
    seen.set(one.name, one);
  }
}
