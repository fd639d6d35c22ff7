import { followUp } from '../../../shared/contracts/crm/follow-up.ts';
import type { updateFollowUp as contract } from '../../../shared/contracts/crm/follow-up-operations.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { revise } from '../../platform/outcome.ts';
import { patchOf } from '../domain/patch.ts';

/** Corrects a record; how it read before stays in its history. */
export const updateFollowUp: CommandRun<typeof contract> = async (ctx, { id, ...input }) => {
  const found = await load(ctx, followUp, id, 'followUp.write');
  const change = revise(ctx, followUp, found, patchOf(input));
  return { result: change.after, changes: [change] };
};
