import type { changePlanningSettings as contract } from '../../../shared/contracts/planning/run-operations.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { changeOfSettings, storedSettings } from '../settings.ts';

/** How the company plans, from the next run on. */
export const changePlanningSettings: CommandRun<typeof contract> = async (ctx, input) => {
  const change = changeOfSettings(ctx, await storedSettings(ctx), input);
  return { result: change.after, changes: [change] };
};
