import type * as z from 'zod';
import { materialIssue } from '../../../shared/contracts/manufacturing/step-documents.ts';
import type { issueMaterial as contract } from '../../../shared/contracts/manufacturing/step-operations.ts';
import { add, type Decimal, div, gt } from '../../../shared/kernel/decimal.ts';
import { claimsOf } from '../../inventory/queries.ts';
import { itemsById } from '../../masterdata/queries.ts';
import type { Ctx } from '../../platform/context.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { create, together } from '../../platform/outcome.ts';
import { scopeOf } from '../../platform/permissions.ts';
import { charged } from '../domain/cost-of-order.ts';
import { noAlternate, nothingToIssue, overIssue } from '../domain/errors.ts';
import {
  assertWorking,
  atHand,
  type Material,
  materialOf,
  type Order,
  stateOf,
} from '../domain/work-order-life.ts';
import { assertCounted } from '../draft-order.ts';
import { changedEvent, endStep, openStep, productionOf } from '../order-step.ts';
import { type MaterialWish, takeMaterial, withIssued } from '../take-material.ts';

const series = { prefix: 'MI' };
type Line = NonNullable<z.infer<(typeof contract)['input']>['lines']>[number];

/** Material by hand: without lines all that the order has claimed. */
export const issueMaterial: CommandRun<typeof contract> = async (ctx, input) => {
  const step = await openStep(ctx, input.id, 'workOrder.issue');
  const { order, product, cost } = step;
  assertWorking(order);
  const picked = input.lines ?? (await claimedLines(ctx, order));
  const wishes = await wishesOf(ctx, order, picked);
  await assertNotOver(ctx, order, wishes);

  const date = input.date ?? ctx.today;
  const id = ctx.newId(materialIssue.prefix);
  const number = await ctx.numbering.next(series, date);
  const source = { noun: materialIssue.id, id, number };
  const taken = await takeMaterial(ctx, order, wishes, { date, source });
  const issue = create(
    ctx,
    materialIssue,
    {
      ...{ number, workOrderId: order.id, date, kind: 'issue', lines: taken.lines },
      ...(taken.moveId !== undefined && { stockMoveId: taken.moveId }),
      ...(input.memo !== undefined && { memo: input.memo }),
    },
    id,
  );
  const issued = { ...order, materials: withIssued(order.materials, taken.lines) };
  const end = await endStep(ctx, step, {
    order: { ...issued, state: stateOf(issued, product.decimals, false) },
    cost: charged(cost, { material: productionOf(taken.entries) }),
    ...{ date, source, entries: taken.entries },
  });
  const own = { changes: [issue], events: [changedEvent(order)] };
  return { result: issue.after, ...together(own, taken.posting, end) };
};

async function claimedLines(ctx: Ctx, order: Order): Promise<Line[]> {
  const claims = await claimsOf(ctx, order.id);
  const held = claims.map(({ sourceLine, itemId, warehouseId, quantity }) => ({
    lineNo: Number(sourceLine),
    ...{ itemId, warehouseId, quantity },
  }));
  if (held.length === 0) throw nothingToIssue({}, '/lines');
  return held;
}

/** Another item counts by its ratio: so much of it stands in for one of the line's. */
async function wishesOf(ctx: Ctx, order: Order, lines: readonly Line[]): Promise<MaterialWish[]> {
  const itemOf = (line: Line, i: number) =>
    line.itemId ?? materialOf(order, line.lineNo, `/lines/${i}/lineNo`).itemId;
  const ids = lines.map(itemOf);
  const items = await itemsById(ctx, [...new Set(ids)], (id) => `/lines/${ids.indexOf(id)}/itemId`);
  return lines.map((line, i) => {
    const pointer = `/lines/${i}`;
    const material = materialOf(order, line.lineNo, `${pointer}/lineNo`);
    const itemId = itemOf(line, i);
    const known = items.get(itemId);
    if (known) assertCounted(known, line.quantity, `${pointer}/quantity`);
    const { lot, serial, quantity, warehouseId = material.warehouseId } = line;
    return {
      ...{ lineNo: line.lineNo, itemId, warehouseId, quantity, pointer },
      policy: 'block' as const,
      ...(lot !== undefined && { lot }),
      ...(serial !== undefined && { serial }),
      ...countsFor(material, itemId, quantity, known?.code ?? itemId, pointer),
    };
  });
}

function countsFor(
  material: Material,
  itemId: string,
  quantity: Decimal,
  item: string,
  pointer: string,
): { counts?: Decimal } {
  if (itemId === material.itemId) return {};
  const alternate = material.alternates?.find((one) => one.itemId === itemId);
  if (!alternate) throw noAlternate({ item, line: material.lineNo }, `${pointer}/itemId`);
  return { counts: div(quantity, alternate.ratio, 6) };
}

/** More than required needs somebody who may; the keeper asks them. */
async function assertNotOver(ctx: Ctx, order: Order, wishes: readonly MaterialWish[]) {
  if (scopeOf(ctx.access, 'workOrder.overIssue')) return;
  const asked = new Map<number, Decimal>();
  for (const { lineNo, counts, quantity, pointer, itemId } of wishes) {
    const material = materialOf(order, lineNo);
    const total = add(asked.get(lineNo) ?? '0', counts ?? quantity);
    asked.set(lineNo, total);
    if (!gt(add(atHand(material), total), material.required)) continue;
    const items = await itemsById(ctx, [itemId]);
    throw overIssue(
      {
        item: items.get(itemId)?.code,
        required: material.required,
        atHand: atHand(material),
        quantity,
      },
      `${pointer}/quantity`,
    );
  }
}
