import type { acceptReorderProposal as contract } from '../../../shared/contracts/purchasing/question-operations.ts';
import { changeItem } from '../../masterdata/postings.ts';
import type { CommandRun } from '../../platform/implementation.ts';

/** What a person took over from the proposal, or put in its place, is the item's from now on. */
export const acceptReorderProposal: CommandRun<typeof contract> = async (ctx, input) => {
  const { itemId, ...values } = input;
  const { posting, item } = await changeItem(ctx, itemId, values);
  return { result: item, ...posting };
};
