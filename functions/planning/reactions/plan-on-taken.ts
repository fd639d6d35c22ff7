import { plannedOrdersTaken } from '../../../shared/contracts/planning/events.ts';
import { planningRun } from '../../../shared/contracts/planning/planning-run.ts';
import { planFollows } from '../../../shared/contracts/planning/reactions.ts';
import type { Ctx } from '../../platform/context.ts';
import { defineReaction } from '../../platform/reaction.ts';
import { planToFollow } from '../reports/lacks-made-items.ts';
import { requestFollowUp } from '../run-life.ts';
import { type PlanningSettings, settingsOf } from '../settings.ts';

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
    if (!isElsewhere && !(await planIsComing(ctx, settings))) return undefined;
    const posting = await requestFollowUp(ctx);
    return posting && { result: undefined, ...posting };
  },
});

/** A run is under way whose plan will be the one in use. */
async function planIsComing(ctx: Ctx, { runningId }: PlanningSettings): Promise<boolean> {
  const run = runningId === undefined ? undefined : await ctx.store.find(planningRun, runningId);
  return run !== undefined && run.scenarioId === undefined;
}
