import { routing } from '../../../shared/contracts/engineering/routing.ts';
import type { releaseRouting as contract } from '../../../shared/contracts/engineering/routing-operations.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { revise } from '../../platform/outcome.ts';
import { assertDraft, VersionBook } from '../version-book.ts';

/** From now on it counts on its days, and nothing else of the item does. */
export const releaseRouting: CommandRun<typeof contract> = async (ctx, input) => {
  const { id, endPrevious = false } = input;
  const before = await load(ctx, routing, id, 'routing.release');
  assertDraft(before);
  const book = await VersionBook.open(ctx, 'routing', [before.itemId]);
  const change = revise(ctx, routing, before, { state: 'released' });
  const ended = await book.release(change.after, { endPrevious });
  return { result: change.after, changes: [change, ...ended], guards: book.guards() };
};
