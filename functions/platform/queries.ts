import type { DerivedOperation } from '../../shared/contracts/derived.ts';
import type { AnyDoc, AnyNoun } from '../../shared/contracts/noun.ts';
import { defineError, notFound } from '../../shared/kernel/errors.ts';
import type { Ctx } from './context.ts';
import { openCursor, sealCursor } from './cursor.ts';
import { load } from './entity.ts';
import { expandDocuments } from './expand.ts';
import { inScope, requirePermission } from './permissions.ts';

const unknownField = defineError('unknownField', 400, 'There is no field "{field}" to show.');

interface ListInput {
  limit?: number;
  cursor?: string;
  sort?: string;
  search?: string;
  filter?: Record<string, Record<string, string | undefined> | undefined>;
  expand?: string;
  fields?: string;
  asOf?: string;
  archived?: boolean;
  count?: boolean;
}

/** GET of a noun's list. */
async function list(ctx: Ctx, noun: AnyNoun, input: ListInput) {
  const { cursor, expand, fields, asOf, ...rest } = input;
  const shown = fields === undefined ? undefined : fieldsToShow(noun, fields);
  const scope = requirePermission(ctx, `${noun.id}.read`);
  const purpose = `${ctx.tenant.id}:${noun.id}:${input.sort ?? ''}`;
  const after = cursor === undefined ? undefined : openCursor(cursor, purpose);
  const page = await ctx.reads.list(noun, { ...rest, after }, { scope, access: ctx.access }, asOf);
  const expanded = expand ? await expandDocuments(ctx, noun, page.data, expand, asOf) : page.data;
  return {
    data: shown ? expanded.map((doc) => pick(doc, shown)) : expanded,
    ...(page.after && { nextCursor: sealCursor(page.after, purpose) }),
    ...(page.total !== undefined && { total: page.total }),
  };
}

function fieldsToShow(noun: AnyNoun, fields: string): string[] {
  const names = fields.split(',');
  const wrong = names.find((name) => !Object.hasOwn(noun.document.shape, name));
  if (wrong !== undefined) throw unknownField({ field: wrong.slice(0, 80) }, '/fields');
  return ['id', ...names];
}

const pick = (doc: Record<string, unknown>, names: readonly string[]) =>
  Object.fromEntries(names.flatMap((name) => (name in doc ? [[name, doc[name]]] : [])));

async function get(ctx: Ctx, noun: AnyNoun, input: { id: string; asOf?: string }) {
  if (input.asOf === undefined) return load(ctx, noun, input.id);
  await visible(ctx, noun, input.id);
  const [doc] = await ctx.reads.documents(noun, [input.id], input.asOf);
  if (!doc) throw notFound({ noun: noun.label.en.toLowerCase(), id: input.id });
  return doc;
}

/** The past of a document is for those who may see it as it is now. */
async function visible(ctx: Ctx, noun: AnyNoun, id: string): Promise<void> {
  const scope = requirePermission(ctx, `${noun.id}.read`);
  const doc = (await ctx.store.find(noun, id)) as AnyDoc | undefined;
  if (!doc || !inScope(noun, doc, scope, ctx.access)) {
    throw notFound({ noun: noun.label.en.toLowerCase(), id });
  }
}

async function history(ctx: Ctx, noun: AnyNoun, input: { id: string }) {
  await visible(ctx, noun, input.id);
  return { data: await ctx.reads.history(noun, input.id) };
}

/** The query that a derived contract stands for. */
export function derivedQuery({ kind, noun }: DerivedOperation) {
  if (kind === 'list') return (ctx: Ctx, input: ListInput) => list(ctx, noun, input);
  if (kind === 'get') return (ctx: Ctx, input: { id: string }) => get(ctx, noun, input);
  return (ctx: Ctx, input: { id: string }) => history(ctx, noun, input);
}
