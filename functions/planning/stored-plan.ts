import type { Doc } from '../../shared/contracts/noun.ts';
import { planningRun } from '../../shared/contracts/planning/planning-run.ts';
import type { Ctx } from '../platform/context.ts';
import { need } from '../platform/entity.ts';
import { noPlan } from './domain/errors.ts';
import { unpackPlan } from './domain/mrp/packed-plan.ts';
import { PlanView } from './domain/mrp/plan-view.ts';
import { settingsOf } from './settings.ts';

export interface StoredPlan {
  run: Doc<typeof planningRun>;
  view: PlanView;
}

/** The plan of a run, if it was computed and its file is there. */
export async function planOfRun(
  ctx: Ctx,
  run: Doc<typeof planningRun>,
): Promise<StoredPlan | undefined> {
  const bytes = run.fileId === undefined ? undefined : await ctx.files.read(run.fileId);
  return bytes && { run, view: new PlanView(unpackPlan(bytes)) };
}

/** The plan of the run named, or the one in use. Throws 'planning.noPlan'. */
export async function loadPlan(ctx: Ctx, runId?: string): Promise<StoredPlan> {
  const wanted = runId ?? (await settingsOf(ctx)).currentRunId;
  if (wanted === undefined) throw noPlan({});
  const found = await planOfRun(ctx, await need(ctx, planningRun, wanted, '/runId'));
  if (found === undefined) throw noPlan({});
  return found;
}
