import type { AnyNoun } from '../../../shared/contracts/noun.ts';
import { AppError } from '../../../shared/kernel/errors.ts';
import type { Ctx } from '../../platform/context.ts';
import { canonicalJson } from '../../platform/hashing.ts';
import { validationError } from '../../platform/http/request.ts';
import { rowOfPointer } from '../../platform/imports/document-rows.ts';
import type { ImportedBatch, ImportRow } from '../../platform/imports/import-run.ts';
import { documentKey, uniqueKey } from '../../platform/keys.ts';
import { type Change, create, revise } from '../../platform/outcome.ts';
import type { Versioned } from '../data/version-register.ts';
import { onlyDraft } from '../domain/errors.ts';
import { nouns, type Version, VersionBook } from '../version-book.ts';

export interface VersionRow {
  itemId?: string | undefined;
  revision?: string | undefined;
  validFrom?: string | undefined;
  draft?: boolean | undefined;
}

/** How the rows of one version become its fields. */
export interface VersionReader<K extends Versioned, V extends VersionRow> {
  kind: K;
  /** The list that rows are the elements of; errors that point into it name their row. */
  list: string;
  /** Throws what is wrong with the version in itself. */
  fieldsOf: (ctx: Ctx, rows: readonly ImportRow<V>[]) => Promise<Omit<Version<K>, Envelope>>;
}

type Envelope =
  | 'id'
  | 'version'
  | 'createdAt'
  | 'createdBy'
  | 'updatedAt'
  | 'updatedBy'
  | 'state'
  | 'revision';

/** Rows of a file that say nothing else are its first version. */
const FIRST = '1';

export const versionKey = ({ itemId, revision = FIRST }: VersionRow): string =>
  JSON.stringify([itemId, revision]);

type Counted = Pick<ImportedBatch, 'created' | 'updated' | 'unchanged' | 'rowErrors'>;
export type ImportedVersions<K extends Versioned> = Counted & {
  changes: Change[];
  book: VersionBook<K>;
  released: boolean;
};

/**
 * The versions that rows make up, as one commit: a new one is released unless it shall stay a
 * draft, one that is there already and the same is left alone, and only a draft is changed. A
 * version with a first day ends the one that would go on over it.
 */
export async function importVersions<K extends Versioned, V extends VersionRow>(
  ctx: Ctx,
  rows: readonly ImportRow<V>[],
  reader: VersionReader<K, V>,
): Promise<ImportedVersions<K>> {
  const groups = [...Map.groupBy(rows, ({ values }) => versionKey(values)).values()];
  const known = await knownVersions<K>(ctx, nouns[reader.kind], groups);
  const itemIds = groups.flatMap(([first]) => first?.values.itemId ?? []);
  const book = await VersionBook.open(ctx, reader.kind, itemIds);
  const result = {
    ...{ created: 0, updated: 0, unchanged: 0, rowErrors: [] as ImportedBatch['rowErrors'] },
    ...{ changes: [] as Change[], book, released: false },
  };
  for (const [index, group] of groups.entries()) {
    try {
      const done = await importVersion(ctx, reader, { group, before: known[index], book });
      result.changes.push(...done.changes);
      result[done.kind] += group.length;
      result.released ||= done.released;
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500) throw error;
      result.rowErrors.push(rowOfPointer(group, error, reader.list));
    }
  }
  return result;
}

/** Brings in with two reads all that the rows may turn out to change. */
async function knownVersions<K extends Versioned>(
  ctx: Ctx,
  noun: AnyNoun,
  groups: readonly ImportRow<VersionRow>[][],
): Promise<(Version<K> | undefined)[]> {
  const keys = groups.map(([first]) => {
    const { itemId = '', revision = FIRST } = first?.values ?? {};
    return uniqueKey(noun, ['itemId', 'revision'], [itemId, revision]);
  });
  const lookups = await ctx.store.items(keys);
  const ids = lookups.map((lookup) => lookup?.['id'] as string | undefined);
  await ctx.store.preload(ids.flatMap((id) => (id === undefined ? [] : [documentKey(noun, id)])));
  return Promise.all(
    ids.map(async (id) => (id === undefined ? undefined : ctx.store.find(noun, id))),
  ) as Promise<(Version<K> | undefined)[]>;
}

interface Importing<K extends Versioned, V> {
  group: readonly ImportRow<V>[];
  before: Version<K> | undefined;
  book: VersionBook<K>;
}

async function importVersion<K extends Versioned, V extends VersionRow>(
  ctx: Ctx,
  reader: VersionReader<K, V>,
  { group, before, book }: Importing<K, V>,
): Promise<{ kind: 'created' | 'updated' | 'unchanged'; changes: Change[]; released: boolean }> {
  const fields = await reader.fieldsOf(ctx, group);
  const { revision = FIRST } = (group[0] as ImportRow<V>).values;
  const keepDraft = group.some(({ values }) => values.draft === true);
  const same = before !== undefined && isSame(before, fields);
  if (same && (keepDraft || before.state === 'released')) {
    return { kind: 'unchanged', changes: [], released: false };
  }
  if (before && before.state !== 'draft') throw onlyDraft({ revision, state: before.state });
  const noun: AnyNoun = nouns[reader.kind];
  const state = keepDraft ? 'draft' : 'released';
  // A row that fits its columns may still make a version that does not fit: too many lines.
  const parsed = noun.fields.safeParse({ ...fields, revision, state }, { reportInput: true });
  if (!parsed.success) throw await validationError(parsed.error, noun.fields);
  const change = before
    ? revise(ctx, noun, before as never, { ...cleared(before), ...fields, state } as never)
    : create(ctx, noun, { ...fields, revision, state } as never);
  const version = change.after as unknown as Version<K>;
  const endPrevious = version.validFrom !== undefined;
  const ended = keepDraft ? [] : await book.release(version, { endPrevious });
  const kind = before ? 'updated' : 'created';
  return { kind, changes: [change, ...ended], released: !keepDraft };
}

const own = ['itemId', 'validFrom', 'validTo', 'outputQuantity', 'yield', 'lines', 'operations'];
const contentOf = (version: object) => {
  const values = version as Record<string, unknown>;
  return Object.fromEntries([...own, 'memo'].map((name) => [name, values[name]]));
};

const isSame = (before: object, fields: object): boolean =>
  canonicalJson(contentOf(before)) === canonicalJson(contentOf(fields));

/** What the file does not say any more is gone. */
const cleared = (before: object) =>
  Object.fromEntries(
    Object.keys(contentOf(before)).flatMap((name) =>
      name in before ? [[name, undefined] as const] : [],
    ),
  );
