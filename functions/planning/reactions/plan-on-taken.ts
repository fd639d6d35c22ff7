import { plannedOrdersTaken } from '../../../shared/contracts/planning/events.ts';
import { planFollows } from '../../../shared/contracts/planning/reactions.ts';
import { defineReaction } from '../../platform/reaction.ts';
import { requestFollowUp } from '../run-life.ts';
import { settingsOf } from '../settings.ts';

/**
 * What is taken in hand of another plan than the one in use is planned there still; so it may be in
 * the plan of a run that is under way. Of the plan in use everybody sees what is taken.
 */
export const planOnTaken = defineReaction({
  id: planFollows(plannedOrdersTaken.id).id,
  on: plannedOrdersTaken,
  permissions: ['plan.run'],
  run: async (ctx, { runIds }) => {
    const { currentRunId, runningId } = await settingsOf(ctx);
    if (currentRunId === undefined) return undefined;
    const isSeen = runningId === undefined && runIds.every((id) => id === currentRunId);
    const posting = isSeen ? undefined : await requestFollowUp(ctx);
    return posting && { result: undefined, ...posting };
  },
});
