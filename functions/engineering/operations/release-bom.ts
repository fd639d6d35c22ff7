import { bom } from '../../../shared/contracts/engineering/bom.ts';
import type { releaseBom as contract } from '../../../shared/contracts/engineering/bom-operations.ts';
import { itemsById } from '../../masterdata/queries.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { revise } from '../../platform/outcome.ts';
import { checkBom } from '../domain/bom-rules.ts';
import { engineeringSettingsOf } from '../queries.ts';
import { releaseGuards } from '../release-boms.ts';
import { assertDraft, VersionBook } from '../version-book.ts';

/** From now on it counts on its days, and nothing else of the item does. */
export const releaseBom: CommandRun<typeof contract> = async (ctx, { id, endPrevious = false }) => {
  const before = await load(ctx, bom, id, 'bom.release');
  assertDraft(before);
  const { itemId } = before;
  const [items, { lossMode }, book] = await Promise.all([
    itemsById(ctx, [itemId]),
    engineeringSettingsOf(ctx),
    VersionBook.open(ctx, 'bom', [itemId]),
  ]);
  checkBom(before, lossMode, items.get(itemId)?.code ?? itemId);
  const change = revise(ctx, bom, before, { state: 'released' });
  const ended = await book.release(change.after, { endPrevious });
  const guards = await releaseGuards(ctx, book);
  return { result: change.after, changes: [change, ...ended], guards };
};
