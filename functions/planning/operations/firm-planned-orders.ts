import type { firmPlannedOrders as contract } from '../../../shared/contracts/planning/release-operations.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { alreadyReleased } from '../domain/errors.ts';
import { movedBy, takenOf } from '../moved-by.ts';
import { loadPlan } from '../stored-plan.ts';
import { newlyTaken, recordOf, takeInHand } from '../take-in-hand.ts';

/** Planned orders become firm: the next run finds them as supplies that it must not change. */
export const firmPlannedOrders: CommandRun<typeof contract> = async (ctx, input) => {
  const plan = await loadPlan(ctx, input.runId);
  const taken = await takeInHand(ctx, plan, input.plannedOrderIds);
  const known = taken.find(({ before }) => before?.state === 'open');
  if (known !== undefined) throw alreadyReleased({ id: known.id }, '/plannedOrderIds');
  const none = { documentNoun: undefined, documentId: undefined, documentNumber: undefined };
  const changes = taken.map((one) => recordOf(ctx, one, { state: 'open', ...none } as never));
  const firm = changes.map(({ after }) => after);
  return {
    result: { data: firm },
    changes,
    events: [...movedBy(firm), ...takenOf(newlyTaken(taken))],
  };
};
