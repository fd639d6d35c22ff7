import { workOrderCreated } from '../../../shared/contracts/manufacturing/events.ts';
import type { splitWorkOrder as contract } from '../../../shared/contracts/manufacturing/order-operations.ts';
import { workOrder } from '../../../shared/contracts/manufacturing/work-order.ts';
import type { Fields } from '../../../shared/contracts/noun.ts';
import { sub } from '../../../shared/kernel/decimal.ts';
import { itemsById } from '../../masterdata/queries.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { create, emit, revise, together } from '../../platform/outcome.ts';
import { claimMaterial, sourceOf } from '../claim-material.ts';
import { datesCross } from '../domain/errors.ts';
import { withFlow } from '../domain/operation-flow.ts';
import { rescaled } from '../domain/requirements.ts';
import { assertSplittable, splitPegs } from '../domain/split.ts';
import { assertChangeable, type Order, startedFor, stateOf } from '../domain/work-order-life.ts';
import { assertCounted } from '../draft-order.ts';
import { changedEvent, stepOn } from '../order-step.ts';
import { operationDays } from '../snapshot-order.ts';

const series = { prefix: 'WO' };
const untouched = { issued: '0', returned: '0', scrapped: '0' };

/** A part on which nothing was spent becomes a draft of its own; both keep the same snapshot. */
export const splitWorkOrder: CommandRun<typeof contract> = async (ctx, input) => {
  const before = await load(ctx, workOrder, input.id, 'workOrder.change');
  assertChangeable(before);
  const { product, settings } = await stepOn(ctx, before);
  assertCounted(product, input.quantity, '/quantity');
  assertSplittable(before, input.quantity);
  const { startOn = before.startOn, dueOn = before.dueOn } = input;
  if (startOn > dueOn) throw datesCross({ startOn, dueOn }, '/startOn');
  const items = await itemsById(ctx, [...new Set(before.materials.map(({ itemId }) => itemId))]);
  const decimalsOf = (id: string) => items.get(id)?.decimals ?? 0;
  const rest = sub(before.quantity, input.quantity);
  const pegs = splitPegs(before.pegs ?? [], rest);

  const started = startedFor(input.quantity, before.yield, product.decimals);
  const { days } = await operationDays(ctx, before.operations, started, startOn);
  const { id: _, version: __, createdAt, createdBy, updatedAt, updatedBy, ...kept } = before;
  const { doneOn, closedBecause, lateReason, externalId, ...header } = kept;
  const fields: Fields<typeof workOrder> = {
    ...header,
    number: await ctx.numbering.next(series, ctx.today),
    state: 'draft',
    ...{ quantity: input.quantity, startOn, dueOn },
    ...{ good: '0', scrapped: '0', received: '0' },
    materials: rescaled(before, input.quantity, decimalsOf).map((one) => ({
      ...one,
      ...untouched,
    })),
    operations: before.operations.map(
      ({ running, plannedMinute, plannedMachine, plannedEndOn, ...one }, i) => ({
        ...one,
        ...{ good: '0', scrap: '0', rework: '0', minutes: '0' },
        plannedOn: days[i] ?? startOn,
      }),
    ),
    pegs: pegs.gone.length > 0 ? pegs.gone : undefined,
    source: sourceOf(before),
  };
  if (fields.pegs === undefined) delete fields.pegs;
  const made = create(ctx, workOrder, withFlow(fields as Order, product.decimals));

  const materials = rescaled(before, rest, decimalsOf);
  const smaller = withFlow({ ...before, quantity: rest, materials }, product.decimals);
  const drafted = before.state === 'draft';
  const claims = drafted ? undefined : await claimMaterial(ctx, [smaller], settings);
  const kitted = claims?.plans.get(before.id)?.kitted ?? false;
  const left = revise(ctx, workOrder, before, {
    quantity: rest,
    materials,
    operations: smaller.operations,
    pegs: pegs.kept.length > 0 ? pegs.kept : undefined,
    state: drafted ? 'draft' : stateOf(smaller, product.decimals, kitted),
  });
  const created = emit(workOrderCreated, { workOrderId: made.after.id, itemId: product.id });
  const own = { changes: [made, left], events: [created, changedEvent(before)] };
  return { result: made.after, ...together(own, claims?.posting ?? {}) };
};
