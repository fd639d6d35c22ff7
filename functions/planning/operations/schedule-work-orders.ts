import { workOrder } from '../../../shared/contracts/manufacturing/work-order.ts';
import type { scheduleWorkOrders as contract } from '../../../shared/contracts/planning/capacity-operations.ts';
import { type OperationTime, planOperations } from '../../manufacturing/postings.ts';
import { needAll } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { type PlannedJob, type PlannedOperation, schedule } from '../domain/capacity/schedule.ts';
import { orderNotReleased } from '../domain/shop-errors.ts';
import { fixedBut, jobsOf } from '../jobs.ts';
import { shopFloor } from '../shop-floor.ts';

const MAX_ORDERS = 80;

/**
 * Finds orders a time on their machines around all others, and keeps it on their operations. The
 * dry run of it is the proposal.
 */
export const scheduleWorkOrders: CommandRun<typeof contract> = async (ctx, input) => {
  const floor = await shopFloor(ctx);
  const jobs = jobsOf(floor, input.workOrderIds);
  const chosen = jobs.slice(0, MAX_ORDERS);
  const ids = input.workOrderIds ?? chosen.map(({ id }) => id);
  const orders = await needAll(ctx, workOrder, ids, (id) => `/workOrderIds/${ids.indexOf(id)}`);
  for (const [index, id] of ids.entries()) {
    const order = orders.get(id);
    if (order && !['released', 'kitted', 'inProcess'].includes(order.state)) {
      throw orderNotReleased(order, `/workOrderIds/${index}`);
    }
  }
  const planned = schedule({
    today: ctx.today,
    centres: floor.centres,
    jobs: chosen,
    fixed: fixedBut(floor, new Set(ids)),
    direction: input.direction ?? 'forward',
    rule: input.rule ?? 'dueDate',
  });
  const changes = planned.flatMap(({ id, operations }) => {
    const order = orders.get(id);
    return order ? [planOperations(ctx, order, operations.map(timeOf))] : [];
  });
  return { result: { orders: planned.map(shown) }, changes };
};

export const timeOf = (operation: PlannedOperation): OperationTime => ({
  number: operation.number,
  plannedOn: operation.startOn,
  plannedMinute: operation.startMinute,
  plannedMachine: operation.machine,
  plannedEndOn: operation.endOn,
});

const shown = ({ id, operations, ...job }: PlannedJob) => ({
  workOrderId: id,
  ...job,
  operations: operations.map(({ centreId, ...operation }) => ({
    workCentreId: centreId,
    ...operation,
  })),
});
