import type { RowColumn } from '../../../shared/contracts/row-columns.ts';
import { nounById } from '../../../shared/contracts/system.ts';
import { isId } from '../../../shared/kernel/id.ts';
import type { Ctx } from '../context.ts';
import { type Key, uniqueKey } from '../keys.ts';
import { unknownName } from './import-errors.ts';
import type { MatchedColumn } from './match-headers.ts';
import { type FileRow, putAt, type RowError, rowErrorOf } from './read-rows.ts';

/**
 * The lookups under which text may name a document: its title first, then any other unique field.
 */
function lookupsOf(nounId: string, text: string): Key[] {
  const noun = nounById(nounId);
  if (!noun) return [];
  const single = noun.uniqueSets.filter((set) => set.length === 1);
  const titleFirst = single.toSorted(
    ([a], [b]) => Number(b === noun.title) - Number(a === noun.title),
  );
  return titleFirst.map((set) => uniqueKey(noun, set, [text]));
}

interface Naming {
  row: FileRow;
  matched: MatchedColumn;
  text: string;
}

/** What a row says in a column. */
export function valueAt(values: unknown, { column, positions }: MatchedColumn): unknown {
  let list = 0;
  return column.path.reduce<unknown>((level, part) => {
    if (level === undefined || level === null) return undefined;
    if (part !== '*') return (level as Record<string, unknown>)[part];
    list += 1;
    return (level as unknown[])[(positions[list - 1] ?? 1) - 1];
  }, values);
}

const nounOf = ({ meta }: RowColumn): string => meta.ref as string;

const isOwnId = (naming: Naming): boolean => {
  const noun = nounById(nounOf(naming.matched.column));
  return noun !== undefined && isId(noun.prefix, naming.text);
};

/**
 * Puts ids where rows name documents by code, external id or another unique field. A name that
 * nobody has is an error of its row. Lookups of a batch are read together.
 */
export async function resolveReferences(
  ctx: Ctx,
  rows: readonly FileRow[],
  columns: readonly MatchedColumn[],
): Promise<{ rows: FileRow[]; errors: RowError[] }> {
  const references = columns.filter(({ column }) => column.meta.ref !== undefined);
  if (references.length === 0) return { rows: [...rows], errors: [] };
  const copies = rows.map((row) => ({ ...row, values: structuredClone(row.values) }));
  const namings = copies.flatMap((row) =>
    references.flatMap((matched): Naming[] => {
      const text = valueAt(row.values, matched);
      return typeof text === 'string' ? [{ row, matched, text }] : [];
    }),
  );
  const byName = namings.filter((naming) => !isOwnId(naming));
  await readLookups(ctx, byName);
  const errors: RowError[] = [];
  for (const naming of byName) {
    const error = await resolveOne(ctx, naming);
    if (error) errors.push(error);
  }
  const wrong = new Set(errors.map(({ row }) => row));
  return { rows: copies.filter(({ row }) => !wrong.has(row)), errors };
}

/** Nearly every name is a title: the other lookups are read only for what no title has. */
async function readLookups(ctx: Ctx, namings: readonly Naming[]): Promise<void> {
  const lookups = namings.map(({ matched, text }) => lookupsOf(nounOf(matched.column), text));
  await ctx.store.preload(lookups.flatMap(([title]) => title ?? []));
  const others = lookups.map(async ([title, ...rest]) => {
    const [found] = title ? await ctx.store.items([title]) : [];
    return found ? [] : rest;
  });
  await ctx.store.preload((await Promise.all(others)).flat());
}

/** Reads nothing new: what it looks up was read for the whole batch. */
async function resolveOne(ctx: Ctx, { row, matched, text }: Naming): Promise<RowError | undefined> {
  const [title, ...others] = lookupsOf(nounOf(matched.column), text);
  const [first] = title ? await ctx.store.items([title]) : [];
  const items = first ? [first] : await ctx.store.items(others);
  const found = items.find((item) => item !== undefined);
  if (found) {
    const { id } = found;
    putAt(row.values, matched, id);
    return undefined;
  }
  const noun = nounById(nounOf(matched.column))?.label.en.toLowerCase() ?? '';
  return rowErrorOf(row.row, unknownName({ noun, value: text.slice(0, 80) }), matched.header);
}
