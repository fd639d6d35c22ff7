import { routing } from '../../../shared/contracts/engineering/routing.ts';
import type { changeRouting as contract } from '../../../shared/contracts/engineering/routing-operations.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { revise } from '../../platform/outcome.ts';
import { patchOf } from '../domain/patch.ts';
import { checkRouting } from '../domain/routing-rules.ts';
import { assertDraft } from '../version-book.ts';

/** What was released is what orders were made by: only a draft changes. */
export const changeRouting: CommandRun<typeof contract> = async (ctx, { id, ...named }) => {
  const before = await load(ctx, routing, id, 'routing.write');
  assertDraft(before);
  const change = revise(ctx, routing, before, patchOf(named));
  checkRouting(change.after);
  return { result: change.after, changes: [change] };
};
