import { opportunity, opportunityStates } from '../../../shared/contracts/crm/opportunity.ts';
import type { winOpportunity as contract } from '../../../shared/contracts/crm/opportunity-operations.ts';
import { pipeline } from '../../../shared/contracts/crm/pipeline.ts';
import { load, need } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { closeDeal, wonEvents } from '../close-deal.ts';
import { assertComplete, firstStage } from '../domain/stages.ts';

/** The customer said yes. */
export const winOpportunity: CommandRun<typeof contract> = async (ctx, { id }) => {
  const found = await load(ctx, opportunity, id, 'opportunity.win');
  opportunityStates.assertMove(found.state, 'won', 'opportunity');
  const path = await need(ctx, pipeline, found.pipelineId);
  const stage = firstStage(path, 'won');
  assertComplete(stage, found);
  const change = closeDeal(ctx, found, stage, {});
  return { result: change.after, changes: [change], events: wonEvents(ctx, found, change.after) };
};
