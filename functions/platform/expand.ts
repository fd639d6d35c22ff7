import { expandableFields, expandedName } from '../../shared/contracts/derived.ts';
import type { AnyDoc, AnyNoun } from '../../shared/contracts/noun.ts';
import { nounById } from '../../shared/contracts/system.ts';
import { defineError } from '../../shared/kernel/errors.ts';
import type { Ctx } from './context.ts';
import { inScope, scopeOf } from './permissions.ts';

const cannotExpand = defineError('cannotExpand', 400, '"{field}" is no reference to expand.');

/**
 * Puts the documents that references point to beside them: customerId gives customer. What the
 * caller may not see stays an id.
 */
export async function expandDocuments(
  ctx: Ctx,
  noun: AnyNoun,
  docs: readonly Record<string, unknown>[],
  expand: string,
  asOf?: string,
): Promise<Record<string, unknown>[]> {
  let result = docs.map((doc) => ({ ...doc }));
  const expandable = new Map(Object.entries(expandableFields(noun)));
  for (const field of expand.split(',')) {
    const targetNoun = nounById(expandable.get(field) ?? '');
    if (!targetNoun) throw cannotExpand({ field: field.slice(0, 80) }, '/expand');
    const found = await visibleDocuments(
      ctx,
      targetNoun,
      docs.map((doc) => doc[field]),
      asOf,
    );
    const name = expandedName(field);
    result = result.map((doc) => {
      const target = found.get(doc[field] as string);
      return target ? { ...doc, [name]: target } : doc;
    });
  }
  return result;
}

/** Those of the documents that the caller may see now, as of now or of a moment. */
export async function visibleDocuments(
  ctx: Ctx,
  noun: AnyNoun,
  wanted: readonly unknown[],
  asOf?: string,
): Promise<Map<string, AnyDoc>> {
  const scope = scopeOf(ctx.access, `${noun.id}.read`);
  const known = [...new Set(wanted)].filter((id): id is string => typeof id === 'string');
  if (!scope || known.length === 0) return new Map();
  const docs = await ctx.reads.documents(noun, known);
  const seen = docs.filter((doc) => inScope(noun, doc, scope, ctx.access));
  const ids = seen.map(({ id }) => id);
  const shown = asOf ? await ctx.reads.documents(noun, ids, asOf) : seen;
  return new Map(shown.map((doc) => [doc.id, doc]));
}
