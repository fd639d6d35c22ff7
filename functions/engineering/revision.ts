import type { Ctx } from '../platform/context.ts';
import type { Versioned } from './data/version-register.ts';
import { nextRevision } from './domain/next-revision.ts';
import { revisionsReport } from './reports/uses.ts';

/** The next number for each item, above all that it ever had. */
export async function nextRevisions(
  ctx: Ctx,
  noun: Versioned,
  itemIds: readonly string[],
): Promise<Map<string, string>> {
  const known = await ctx.reads.report(revisionsReport, { noun, itemIds });
  return new Map(
    itemIds.map((id) => {
      const own = known.filter(({ itemId }) => itemId === id).map(({ revision }) => revision);
      return [id, nextRevision(own)];
    }),
  );
}

/** The revision that was given, else the next number of the item. */
export const revisionFor = async (
  ctx: Ctx,
  noun: Versioned,
  { itemId, revision }: { itemId: string; revision?: string | undefined },
): Promise<string> =>
  revision ?? ((await nextRevisions(ctx, noun, [itemId])).get(itemId) as string);
