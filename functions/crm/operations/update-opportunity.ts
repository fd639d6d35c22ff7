import { opportunity } from '../../../shared/contracts/crm/opportunity.ts';
import type { updateOpportunity as contract } from '../../../shared/contracts/crm/opportunity-operations.ts';
import { pipeline } from '../../../shared/contracts/crm/pipeline.ts';
import { load, need } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { revise } from '../../platform/outcome.ts';
import { opportunityClosed } from '../domain/errors.ts';
import { patchOf } from '../domain/patch.ts';
import { assertComplete, stageOf, weightedAmount } from '../domain/stages.ts';

/** Corrects an open deal; what its stage requires cannot be taken away. */
export const updateOpportunity: CommandRun<typeof contract> = async (ctx, { id, ...input }) => {
  const found = await load(ctx, opportunity, id, 'opportunity.write');
  if (found.state !== 'open') throw opportunityClosed({ state: found.state });
  const patch = patchOf(input);
  const path = await need(ctx, pipeline, found.pipelineId);
  const after = { ...found, ...patch };
  assertComplete(stageOf(path, found.stage), after);
  const change = revise(ctx, opportunity, found, {
    ...patch,
    weightedAmount: weightedAmount(after.amount, found.probability, ctx.company.currency),
  });
  return { result: change.after, changes: [change] };
};
