import { plannedOrdersTaken } from '../../../shared/contracts/planning/events.ts';
import { planFollows } from '../../../shared/contracts/planning/reactions.ts';
import { defineReaction } from '../../platform/reaction.ts';
import { planToFollow } from '../reports/lacks-made-items.ts';
import { requestFollowUp, runInProgress } from '../run-life.ts';
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
    if (!(await ctx.reads.report(planToFollow, {}))) return undefined;
    const settings = await settingsOf(ctx);
    const isElsewhere = runIds.some((id) => id !== settings.currentRunId);
    if (!isElsewhere) {
      const run = await runInProgress(ctx, settings);
      if (!run || run.scenarioId !== undefined) return undefined;
    }
    const posting = await requestFollowUp(ctx);
    return posting && { result: undefined, ...posting };
  },
});
