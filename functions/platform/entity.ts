import type { AnyDoc, AnyNoun, Doc } from '../../shared/contracts/noun.ts';
import { notFound } from '../../shared/kernel/errors.ts';
import type { Ctx } from './context.ts';
import { inScope, scopeOf } from './permissions.ts';

/**
 * The document, if it exists in this tenant and the actor may see it under the permission;
 * else 404: a stranger must not learn that it exists.
 */
export async function load<N extends AnyNoun>(
  ctx: Ctx,
  noun: N,
  id: string,
  permission = `${noun.id}.read`,
): Promise<Doc<N>> {
  const doc = await ctx.store.find(noun, id);
  const scope = scopeOf(ctx.access, permission);
  if (!doc || !scope || !inScope(noun, doc as AnyDoc, scope, ctx.access)) {
    throw notFound({ noun: noun.label.en.toLowerCase(), id });
  }
  return doc;
}

/** A document that the operation needs whatever the actor may see: an item, a tax rate. */
export async function need<N extends AnyNoun>(
  ctx: Ctx,
  noun: N,
  id: string,
  pointer?: string,
): Promise<Doc<N>> {
  const doc = await ctx.store.find(noun, id);
  if (!doc) throw notFound({ noun: noun.label.en.toLowerCase(), id }, pointer);
  return doc;
}

export async function needAll<N extends AnyNoun>(
  ctx: Ctx,
  noun: N,
  ids: readonly string[],
  pointerOf: (id: string) => string = () => '',
): Promise<Map<string, Doc<N>>> {
  const found = await ctx.store.findMany(noun, ids);
  const missing = ids.find((id) => !found.has(id));
  if (missing !== undefined) {
    throw notFound({ noun: noun.label.en.toLowerCase(), id: missing }, pointerOf(missing));
  }
  return found;
}
