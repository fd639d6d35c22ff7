import type { Ctx } from '../../platform/context.ts';
import { itemNames, type NamedItem } from '../reports/item-names.ts';

/** Code and name beside every item id; an item that is gone is called by its id. */
export async function namesOf(
  ctx: Ctx,
  ids: Iterable<string>,
): Promise<(itemId: string) => NamedItem> {
  const found = await ctx.reads.report(itemNames, { ids: [...new Set(ids)] });
  const byId = new Map(found.map((named) => [named.itemId, named]));
  return (itemId) => byId.get(itemId) ?? { itemId, code: itemId, name: itemId };
}
