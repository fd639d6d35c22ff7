import { opportunity, opportunityStates } from '../../../shared/contracts/crm/opportunity.ts';
import type { loseOpportunity as contract } from '../../../shared/contracts/crm/opportunity-operations.ts';
import { pipeline } from '../../../shared/contracts/crm/pipeline.ts';
import { load, need } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { closeDeal, movedEvent } from '../close-deal.ts';
import { assertReason } from '../domain/reasons.ts';
import { assertComplete, firstStage } from '../domain/stages.ts';

/** The customer said no, and why. */
export const loseOpportunity: CommandRun<typeof contract> = async (ctx, input) => {
  const found = await load(ctx, opportunity, input.id, 'opportunity.lose');
  opportunityStates.assertMove(found.state, 'lost', 'opportunity');
  const path = await need(ctx, pipeline, found.pipelineId);
  assertReason(path.lossReasons, input.reason);
  const stage = firstStage(path, 'lost');
  assertComplete(stage, found);
  const change = closeDeal(ctx, found, stage, { lossReason: input.reason, lossNote: input.note });
  return {
    result: change.after,
    changes: [change],
    events: [movedEvent(ctx, found, change.after)],
  };
};
