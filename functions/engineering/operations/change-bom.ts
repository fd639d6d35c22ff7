import { bom } from '../../../shared/contracts/engineering/bom.ts';
import type { changeBom as contract } from '../../../shared/contracts/engineering/bom-operations.ts';
import { itemsById } from '../../masterdata/queries.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { revise } from '../../platform/outcome.ts';
import { checkBom } from '../domain/bom-rules.ts';
import { patchOf } from '../domain/patch.ts';
import { engineeringSettingsOf } from '../queries.ts';
import { assertDraft } from '../version-book.ts';

/** What was released is what orders were made by: only a draft changes. */
export const changeBom: CommandRun<typeof contract> = async (ctx, { id, ...named }) => {
  const before = await load(ctx, bom, id, 'bom.write');
  assertDraft(before);
  const product = (await itemsById(ctx, [before.itemId])).get(before.itemId);
  const { lossMode } = await engineeringSettingsOf(ctx);
  const change = revise(ctx, bom, before, patchOf(named));
  checkBom(change.after, lossMode, product?.code ?? before.itemId);
  return { result: change.after, changes: [change] };
};
