import { opportunityMoved } from '../../../shared/contracts/crm/events.ts';
import { opportunity, opportunityStates } from '../../../shared/contracts/crm/opportunity.ts';
import type { moveOpportunity as contract } from '../../../shared/contracts/crm/opportunity-operations.ts';
import { pipeline } from '../../../shared/contracts/crm/pipeline.ts';
import { actorName } from '../../platform/access.ts';
import { load, need } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { emit, revise } from '../../platform/outcome.ts';
import { closingStage } from '../domain/errors.ts';
import { nothingSaid } from '../domain/reasons.ts';
import { enterStage, stageOf } from '../domain/stages.ts';

/** Moves a deal along its pipeline, or back; one that was lost is open again by it. */
export const moveOpportunity: CommandRun<typeof contract> = async (ctx, input) => {
  const found = await load(ctx, opportunity, input.id, 'opportunity.move');
  const path = await need(ctx, pipeline, found.pipelineId);
  const stage = stageOf(path, input.stage);
  if (found.stage === stage.code) return { result: found };
  if (stage.kind !== 'open') throw closingStage({ stage: stage.name }, '/stage');
  if (found.state !== 'open') opportunityStates.assertMove(found.state, 'open', 'opportunity');
  const by = actorName(ctx.actor);
  const moment = { at: ctx.now, by, currency: ctx.company.currency };
  const change = revise(ctx, opportunity, found, {
    ...enterStage(found, stage, moment),
    ...nothingSaid,
    closedOn: undefined,
  });
  const moved = { opportunityId: found.id, pipelineId: path.id, from: found.stage };
  return {
    result: change.after,
    changes: [change],
    events: [emit(opportunityMoved, { ...moved, to: stage.code, at: ctx.now, by })],
  };
};
