import { bom } from '../../../shared/contracts/engineering/bom.ts';
import type { retireBom as contract } from '../../../shared/contracts/engineering/bom-operations.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { VersionBook } from '../version-book.ts';

/** It counts on no day any more; without it nothing can become a part of itself. */
export const retireBom: CommandRun<typeof contract> = async (ctx, { id }) => {
  const before = await load(ctx, bom, id, 'bom.release');
  const book = await VersionBook.open(ctx, 'bom', [before.itemId]);
  bom.states?.assertMove(before.state, 'retired', bom.label.en);
  const change = book.retire(before);
  return { result: change.after, changes: [change], guards: book.guards() };
};
