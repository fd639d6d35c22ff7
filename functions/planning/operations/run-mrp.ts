import type { runMrp as contract } from '../../../shared/contracts/planning/run-operations.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { requestRun } from '../run-life.ts';

/** Takes the run on; a machine computes and publishes it. */
export const runMrp: CommandRun<typeof contract> = async (ctx, { mode }) => {
  const { run, ...posting } = await requestRun(ctx, { mode });
  return { result: run, ...posting };
};
