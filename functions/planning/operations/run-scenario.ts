import { planningScenario } from '../../../shared/contracts/planning/planning-scenario.ts';
import type { runScenario as contract } from '../../../shared/contracts/planning/scenario-operations.ts';
import { need } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { requestRun } from '../run-life.ts';

/** Takes a run on whose plan is kept beside the one in use. */
export const runScenario: CommandRun<typeof contract> = async (ctx, { id, mode }) => {
  const scenario = await need(ctx, planningScenario, id);
  const { run, ...posting } = await requestRun(ctx, { mode, scenarioId: scenario.id });
  return { result: run, ...posting };
};
