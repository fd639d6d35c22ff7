import { openItem } from '../../../shared/contracts/finance/open-item.ts';
import type { Ctx } from '../../platform/context.ts';
import type { ChosenPart } from '../domain/choose-items.ts';
import type { OpenItemDoc } from '../domain/ledger.ts';

/**
 * The chosen items, read consistently, or whatever the party has open. Chosen ones that are not
 * acceptable are left out, so that the caller hears at which allocation it went wrong.
 */
export async function itemsToSettle(
  ctx: Ctx,
  chosen: readonly ChosenPart[] | undefined,
  acceptable: (item: OpenItemDoc) => boolean,
  others: () => Promise<OpenItemDoc[]>,
): Promise<OpenItemDoc[]> {
  if (chosen === undefined) return (await others()).filter(acceptable);
  const ids = chosen.map(({ openItemId }) => openItemId);
  const found = await ctx.store.findMany(openItem, ids);
  return [...found.values()].filter(acceptable);
}
