import type { firmPlannedOrders as contract } from '../../../shared/contracts/planning/release-operations.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { alreadyReleased } from '../domain/errors.ts';
import { loadPlan } from '../stored-plan.ts';
import { recordOf, takeInHand } from '../take-in-hand.ts';

/** Planned orders become firm: the next run finds them as supplies that it must not change. */
export const firmPlannedOrders: CommandRun<typeof contract> = async (ctx, input) => {
  const plan = await loadPlan(ctx, input.runId);
  const taken = await takeInHand(ctx, plan, input.plannedOrderIds);
  const firm = taken.find(({ before }) => before?.state === 'open');
  if (firm !== undefined) throw alreadyReleased({ id: firm.id }, '/plannedOrderIds');
  const none = { documentNoun: undefined, documentId: undefined, documentNumber: undefined };
  const changes = taken.map((one) => recordOf(ctx, one, { state: 'open', ...none } as never));
  return { result: { data: changes.map(({ after }) => after) }, changes };
};
