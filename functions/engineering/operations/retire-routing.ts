import { routing } from '../../../shared/contracts/engineering/routing.ts';
import type { retireRouting as contract } from '../../../shared/contracts/engineering/routing-operations.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { VersionBook } from '../version-book.ts';

/** It counts on no day any more. */
export const retireRouting: CommandRun<typeof contract> = async (ctx, { id }) => {
  const before = await load(ctx, routing, id, 'routing.release');
  const book = await VersionBook.open(ctx, 'routing', [before.itemId]);
  routing.states?.assertMove(before.state, 'retired', routing.label.en);
  const change = book.retire(before);
  return { result: change.after, changes: [change], guards: book.guards() };
};
