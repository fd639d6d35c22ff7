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
): Promise<Record<string, unknown>[]> {
  let result = docs.map((doc) => ({ ...doc }));
  const expandable = new Map(Object.entries(expandableFields(noun)));
  for (const field of expand.split(',').slice(0, 8)) {
    const targetNoun = nounById(expandable.get(field) ?? '');
    if (!targetNoun) throw cannotExpand({ field: field.slice(0, 80) }, '/expand');
    const found = await visibleDocuments(
      ctx,
      targetNoun,
      docs.map((doc) => doc[field]),
    );
    const name = expandedName(field);
    result = result.map((doc) => {
      const target = found.get(doc[field] as string);
      return target ? { ...doc, [name]: target } : doc;
    });
  }
  return result;
}

async function visibleDocuments(ctx: Ctx, noun: AnyNoun, ids: readonly unknown[]) {
  const scope = scopeOf(ctx.access, `${noun.id}.read`);
  const known = [...new Set(ids)].filter((id): id is string => typeof id === 'string');
  if (!scope || known.length === 0) return new Map<string, AnyDoc>();
  const docs = await ctx.reads.documents(noun, known);
  return new Map(
    docs.filter((doc) => inScope(noun, doc, scope, ctx.access)).map((doc) => [doc.id, doc]),
  );
}
