import { opportunity, opportunityStates } from '../../../shared/contracts/crm/opportunity.ts';
import type { winOpportunity as contract } from '../../../shared/contracts/crm/opportunity-operations.ts';
import { pipeline } from '../../../shared/contracts/crm/pipeline.ts';
import { load, need } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { closeDeal, wonEvents } from '../close-deal.ts';
import { assertReason } from '../domain/reasons.ts';
import { assertComplete, firstStage } from '../domain/stages.ts';

/** The customer said yes, and perhaps why. */
export const winOpportunity: CommandRun<typeof contract> = async (ctx, input) => {
  const found = await load(ctx, opportunity, input.id, 'opportunity.win');
  opportunityStates.assertMove(found.state, 'won', 'opportunity');
  const path = await need(ctx, pipeline, found.pipelineId);
  assertReason(path.winReasons, input.reason);
  const stage = firstStage(path, 'won');
  assertComplete(stage, found);
  const change = closeDeal(ctx, found, stage, { winReason: input.reason, winNote: input.note });
  return { result: change.after, changes: [change], events: wonEvents(ctx, found, change.after) };
};
