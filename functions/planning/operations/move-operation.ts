import { workOrder } from '../../../shared/contracts/manufacturing/work-order.ts';
import type { moveOperation as contract } from '../../../shared/contracts/planning/capacity-operations.ts';
import { planOperations } from '../../manufacturing/postings.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import type { Centre } from '../domain/capacity/centre.ts';
import { type Conflict, findConflicts, type Placed } from '../domain/capacity/find-conflicts.ts';
import { operationConflicts, unknownOperation } from '../domain/shop-errors.ts';
import type { OperationRow } from '../reports/open-operations.ts';
import { minutesLeft, type ShopFloor, shopFloor } from '../shop-floor.ts';
import { timeOf } from './schedule-work-orders.ts';

/** A bar is dragged: where it would lie, what speaks against it, and, if accepted, that it does. */
export const moveOperation: CommandRun<typeof contract> = async (ctx, input) => {
  const order = await load(ctx, workOrder, input.id, 'plan.schedule');
  const floor = await shopFloor(ctx);
  const own = floor.operations.filter(({ orderId }) => orderId === order.id);
  const index = own.findIndex(({ number }) => number === input.operation);
  const row = own[index];
  const centre = row && floor.centres.find(({ id }) => id === row.centreId);
  if (!row || !centre) {
    throw unknownOperation({ number: order.number, operation: input.operation }, '/operation');
  }
  const machine = Math.min(input.machine ?? row.plannedMachine, centre.machines);
  const { startOn, startMinute = 0 } = input;
  const { operation, conflicts } = findConflicts({
    today: ctx.today,
    centre,
    dueOn: order.dueOn,
    move: { number: row.number, startOn, startMinute, machine, minutes: minutesLeft(row, centre) },
    others: othersAt(floor, centre, row),
    ...around(own, index, floor),
  });
  if (conflicts.length > 0 && !input.despiteConflicts) throw refusal(order.number, row, conflicts);
  const { centreId, ...times } = operation;
  return {
    result: {
      workOrderId: order.id,
      operation: { workCentreId: centreId, ...times },
      conflicts,
    },
    changes: [planOperations(ctx, order, [timeOf(operation)])],
  };
};

const placed = (row: OperationRow, centre: Centre): Placed => ({
  orderNumber: row.orderNumber,
  operation: row.number,
  machine: row.plannedMachine,
  startOn: row.plannedOn,
  startMinute: row.plannedMinute,
  minutes: minutesLeft(row, centre),
});

const othersAt = (floor: ShopFloor, centre: Centre, row: OperationRow): Placed[] =>
  floor.operations
    .filter((one) => one.centreId === centre.id && one !== row)
    .map((one) => placed(one, centre));

function around(own: readonly OperationRow[], index: number, { centres }: ShopFloor) {
  const [previous, next] = [own[index - 1], own[index + 1]];
  const centreOf = (row: OperationRow | undefined) =>
    centres.find(({ id }) => id === row?.centreId);
  const [before, after] = [centreOf(previous), centreOf(next)];
  return {
    ...(previous &&
      before && {
        previous: {
          ...placed(previous, before),
          centre: before,
          waitMinutes: previous.waitMinutes,
          overlap: previous.overlap,
        },
      }),
    ...(next && after && { next: placed(next, after) }),
  };
}

function refusal(number: string, { number: operation }: OperationRow, list: readonly Conflict[]) {
  const reasons = list.map(({ sentence }) => sentence.en);
  const errors = list.map(({ kind, sentence }) => ({
    pointer: '/startOn',
    code: kind,
    message: sentence.en,
  }));
  return operationConflicts({ number, operation, reasons }, '/startOn', errors);
}
