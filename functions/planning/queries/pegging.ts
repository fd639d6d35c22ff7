import type { pegging as contract } from '../../../shared/contracts/planning/plan-queries.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { notInPlan } from '../domain/errors.ts';
import { findInPlan } from '../domain/mrp/find-in-plan.ts';
import { tracePegs } from '../domain/mrp/trace-pegs.ts';
import { loadPlan } from '../stored-plan.ts';
import { namesOf } from './named-items.ts';

const LEVELS = 5;

/** Up to the demands that something serves, or down to what serves it. */
export const pegging: QueryRun<typeof contract> = async (ctx, input) => {
  const { run, view } = await loadPlan(ctx, input.runId);
  const found = findInPlan(view, input.id);
  if (found === undefined) throw notInPlan({ id: input.id }, '/id');
  const wants = found.kind === 'demand' || found.kind === 'need';
  const { direction = wants ? 'supplies' : 'demands', levels = LEVELS } = input;
  const traced = tracePegs(view, found, input.id, direction, levels);
  const itemOf = (stream: number) => view.stream(stream).itemId;
  const nameOf = await namesOf(
    ctx,
    traced.map(({ stream }) => itemOf(stream)),
  );
  return {
    runId: run.id,
    data: traced.map(({ stream, quantity, day, ...rest }) => ({
      ...rest,
      ...nameOf(itemOf(stream)),
      quantity: view.quantity(stream, quantity),
      ...(day !== undefined && { date: view.date(day) }),
    })),
  };
};
