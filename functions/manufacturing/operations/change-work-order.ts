import type * as z from 'zod';
import type { changeWorkOrder as contract } from '../../../shared/contracts/manufacturing/order-operations.ts';
import { workOrder } from '../../../shared/contracts/manufacturing/work-order.ts';
import { add, type Decimal, gt, lt, max } from '../../../shared/kernel/decimal.ts';
import { itemsById } from '../../masterdata/queries.ts';
import type { Ctx } from '../../platform/context.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { revise, together } from '../../platform/outcome.ts';
import { claimMaterial } from '../claim-material.ts';
import { belowSpent, datesCross, materialFixed } from '../domain/errors.ts';
import { fitPegs, peggedOf } from '../domain/fit-pegs.ts';
import { withFlow } from '../domain/operation-flow.ts';
import { byHand, rescaled } from '../domain/requirements.ts';
import {
  assertChangeable,
  atHand,
  type Material,
  materialOf,
  type Order,
  startedFor,
  stateOf,
} from '../domain/work-order-life.ts';
import { assertCounted } from '../draft-order.ts';
import { changedEvent, type Item, stepOn } from '../order-step.ts';
import { wantedByPegs } from '../reports/wanted-by-pegs.ts';
import { assertFew, namedMaterials, operationDays } from '../snapshot-order.ts';

type Input = z.infer<(typeof contract)['input']>;

/** Quantity, dates and materials; what is spent stays spent, and the claims follow. */
export const changeWorkOrder: CommandRun<typeof contract> = async (ctx, input) => {
  const before = await load(ctx, workOrder, input.id, 'workOrder.change');
  assertChangeable(before);
  const { product, settings } = await stepOn(ctx, before);
  const { quantity = before.quantity, startOn = before.startOn, dueOn = before.dueOn } = input;
  if (startOn > dueOn) throw datesCross({ startOn, dueOn }, '/startOn');
  assertCounted(product, quantity, '/quantity');
  assertAboveSpent(before, quantity);
  const pegs = await pegsFor(ctx, before, quantity);
  const { id: _, materials: changes = [], ...header } = input;
  const scaled = { ...before, ...header, quantity, startOn, dueOn, ...(pegs && { pegs }) };
  const materials = await changedMaterials(ctx, before, scaled, changes);
  const moved = quantity !== before.quantity || startOn !== before.startOn;
  const operations = moved ? await replanned(ctx, scaled, product) : before.operations;
  const wanted = withFlow({ ...scaled, materials, operations }, product.decimals);
  if (before.state === 'draft') {
    const change = revise(ctx, workOrder, before, fieldsOf(wanted));
    return { result: change.after, changes: [change], events: [changedEvent(before)] };
  }
  const { posting, plans } = await claimMaterial(ctx, [wanted], settings);
  const state = stateOf(wanted, product.decimals, plans.get(before.id)?.kitted ?? false);
  const change = revise(ctx, workOrder, before, { ...fieldsOf(wanted), state });
  const own = { changes: [change], events: [changedEvent(before)] };
  return { result: change.after, ...together(own, posting) };
};

const fieldsOf = (order: Order): Partial<Order> => {
  const { id: _, version: __, createdAt, createdBy, updatedAt, updatedBy, ...fields } = order;
  return fields;
};

function assertAboveSpent(order: Order, quantity: Decimal): void {
  const [first] = order.operations;
  const spent = max(order.received, first ? add(first.good, first.scrap) : '0');
  if (lt(quantity, spent)) throw belowSpent({ spent }, '/quantity');
}

/** What the order is for; when it makes less, what nobody wants of it gives way first. */
async function pegsFor(ctx: Ctx, order: Order, quantity: Decimal): Promise<Order['pegs']> {
  const { id: workOrderId, pegs = [] } = order;
  if (!gt(peggedOf(pegs), quantity)) return order.pegs;
  const wanted = await ctx.reads.report(wantedByPegs, { workOrderId, pegs });
  return fitPegs(pegs, quantity, (peg) => wanted[pegs.indexOf(peg)] ?? '0');
}

/** A finite schedule made for another quantity or day is void. */
async function replanned(ctx: Ctx, order: Order, product: Item) {
  const { operations, quantity, startOn } = order;
  const started = startedFor(quantity, order.yield, product.decimals);
  const { days } = await operationDays(ctx, operations, started, startOn);
  return operations.map(({ plannedMinute, plannedMachine, plannedEndOn, ...one }, i) => ({
    ...one,
    plannedOn: days[i] ?? startOn,
  }));
}

/** The order's lines for the new quantity, those named changed, those without a number added. */
async function changedMaterials(
  ctx: Ctx,
  before: Order,
  after: Order,
  changes: NonNullable<Input['materials']>,
): Promise<Material[]> {
  const known = await itemsById(ctx, [...new Set(before.materials.map(({ itemId }) => itemId))]);
  let lines = rescaled(before, after.quantity, (id) => known.get(id)?.decimals ?? 0);
  for (const [i, one] of changes.entries()) {
    if (one.lineNo === undefined) continue;
    const line = materialOf({ ...after, materials: lines }, one.lineNo, `/materials/${i}/lineNo`);
    const changed = changedLine(line, one, after, `/materials/${i}`);
    lines = lines.map((other) => (other === line ? changed : other));
  }
  const added = changes.flatMap(({ lineNo, itemId, required, ...rest }) =>
    lineNo === undefined && itemId !== undefined && required !== undefined
      ? [{ ...rest, itemId, required }]
      : [],
  );
  assertFew(lines.length + added.length);
  const next = Math.max(0, ...lines.map(({ lineNo }) => lineNo)) + 10;
  return [...lines, ...(await namedMaterials(ctx, added, after, after.warehouseId, next))];
}

type Change = NonNullable<Input['materials']>[number];

function changedLine(line: Material, change: Change, order: Order, pointer: string): Material {
  const { itemId, required, warehouseId, backflush, operation } = change;
  if (itemId !== undefined && itemId !== line.itemId) {
    throw materialFixed({ line: line.lineNo }, `${pointer}/itemId`);
  }
  if (required !== undefined && lt(required, atHand(line))) {
    throw belowSpent({ spent: atHand(line) }, `${pointer}/required`);
  }
  return {
    ...line,
    ...(required !== undefined && byHand(required, order)),
    ...(warehouseId !== undefined && { warehouseId }),
    ...(backflush !== undefined && { backflush }),
    ...(operation !== undefined && { operation }),
  };
}
