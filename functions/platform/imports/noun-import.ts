import { type AnyImportTarget, targetOfNoun } from '../../../shared/contracts/import-target.ts';
import type { AnyDoc, AnyNoun } from '../../../shared/contracts/noun.ts';
import { AppError } from '../../../shared/kernel/errors.ts';
import { personalFields } from '../actions.ts';
import type { Ctx } from '../context.ts';
import type { MasterRule } from '../implementation.ts';
import { documentKey, type Key, uniqueKey } from '../keys.ts';
import { createMaster, updateMaster } from '../master-data.ts';
import { type Outcome, together } from '../outcome.ts';
import type { Item } from '../store.ts';
import type { ImportedBatch, ImportRow, ImportRun } from './import-run.ts';

type Values = Record<string, unknown>;

/**
 * The fields that tell whether a row is known: the other system's key, else the title, else those
 * that no two documents share together. Another number that is somebody's own is no name for them.
 */
const identities = (noun: AnyNoun): (readonly string[])[] => {
  const rank = (set: readonly string[]) =>
    set.length > 1 ? 2 : ['externalId', noun.title].indexOf(set[0] as string);
  return noun.uniqueSets
    .filter((set) => rank(set) >= 0)
    .toSorted((one, other) => rank(one) - rank(other));
};

const lookup = (noun: AnyNoun, set: readonly string[], row: Values): Key | undefined => {
  const values = set.map((field) => row[field]);
  return values.every((value) => typeof value === 'string')
    ? uniqueKey(noun, set, values)
    : undefined;
};

const idIn = ({ id }: Item): string => id as string;

async function knownId(ctx: Ctx, noun: AnyNoun, values: Values): Promise<string | undefined> {
  for (const set of identities(noun)) {
    const key = lookup(noun, set, values);
    const [item] = key ? await ctx.store.items([key]) : [];
    if (item) return idIn(item);
  }
  return undefined;
}

/** Objects keep what the row does not say; a list that the row fills is replaced by the row's. */
function merged(before: unknown, row: unknown): unknown {
  const isObject = (value: unknown): value is Values =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject(before) || !isObject(row)) return row;
  const names = new Set([...Object.keys(before), ...Object.keys(row)]);
  return Object.fromEntries(
    [...names].map((name) => [name, name in row ? merged(before[name], row[name]) : before[name]]),
  );
}

async function saveRow(
  ctx: Ctx,
  noun: AnyNoun,
  rule: MasterRule | undefined,
  values: Values,
): Promise<{ kind: 'created' | 'updated' | 'unchanged'; outcome: Outcome }> {
  const id = await knownId(ctx, noun, values);
  if (id === undefined) {
    return { kind: 'created', outcome: await createMaster(ctx, noun, rule, values) };
  }
  const before = (await ctx.store.find(noun, id)) as AnyDoc | undefined;
  const given = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, merged(before?.[name], value)]),
  );
  const outcome = await updateMaster(ctx, noun, rule, id, given);
  return { kind: outcome.changes?.length ? 'updated' : 'unchanged', outcome };
}

/** Brings in with two reads all that the rows may turn out to change. */
async function preload(ctx: Ctx, noun: AnyNoun, rows: readonly ImportRow<Values>[]) {
  const keys = rows.flatMap(({ values }) =>
    identities(noun).flatMap((set) => lookup(noun, set, values) ?? []),
  );
  const found = await ctx.store.items(keys);
  const ids = found.flatMap((item) => (item ? [idIn(item)] : []));
  await ctx.store.preload(ids.map((id) => documentKey(noun, id)));
}

async function saveRows(
  ctx: Ctx,
  noun: AnyNoun,
  rule: MasterRule | undefined,
  rows: readonly ImportRow<Values>[],
): Promise<ImportedBatch> {
  await preload(ctx, noun, rows);
  const counts = { created: 0, updated: 0, unchanged: 0 };
  const outcomes: Outcome[] = [];
  const rowErrors: ImportedBatch['rowErrors'] = [];
  for (const { row, values } of rows) {
    try {
      const { kind, outcome } = await saveRow(ctx, noun, rule, values);
      counts[kind] += 1;
      outcomes.push(outcome);
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500) throw error;
      rowErrors.push({ row, error });
    }
  }
  return { ...together(...(outcomes as object[])), ...counts, rowErrors };
}

/**
 * The import that every master noun has: a row changes the document of its external id, else of
 * its title or of what tells it from all others, and otherwise makes a new one. What already is as
 * the row says is left alone.
 */
export function nounImport(noun: AnyNoun, rule?: MasterRule): ImportRun<AnyImportTarget> {
  const personal = new Set(personalFields(noun));
  const lookups = noun.uniqueSets.filter((set) => set.length > 0);
  const has = (values: Values, field: string) => values[field] !== undefined;
  return {
    target: targetOfNoun(noun),
    actionsOf: (values: Values) =>
      1 +
      lookups.filter((set) => set.every((field) => has(values, field))).length +
      Number([...personal].some((field) => has(values, field))),
    run: (ctx, rows) => saveRows(ctx, noun, rule, rows as ImportRow<Values>[]),
  };
}
