import type * as z from 'zod';
import { materialIssue } from '../../../shared/contracts/manufacturing/step-documents.ts';
import type { returnMaterial as contract } from '../../../shared/contracts/manufacturing/step-operations.ts';
import {
  add,
  type Decimal,
  div,
  gt,
  isPositive,
  min,
  sub,
} from '../../../shared/kernel/decimal.ts';
import { itemsById } from '../../masterdata/queries.ts';
import type { Ctx } from '../../platform/context.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { create, together } from '../../platform/outcome.ts';
import { bringBack, type ReturnedLine } from '../bring-back.ts';
import { charged } from '../domain/cost-of-order.ts';
import { notIssued } from '../domain/errors.ts';
import {
  assertWorking,
  atHand,
  type IssuedLine,
  type Material,
  materialOf,
  type Order,
} from '../domain/work-order-life.ts';
import { assertCounted } from '../draft-order.ts';
import { changedEvent, endStep, openStep, productionOf } from '../order-step.ts';
import { type OpenIssue, openIssues } from '../reports/open-issues.ts';

const series = { prefix: 'MI' };
type Line = z.infer<(typeof contract)['input']>['lines'][number];

/** What was not used comes back, what was issued last first, at the cost of its issue. */
export const returnMaterial: CommandRun<typeof contract> = async (ctx, input) => {
  const step = await openStep(ctx, input.id, 'workOrder.issue');
  const { order, cost } = step;
  assertWorking(order);
  const back = await returnedLines(ctx, order, input.lines);

  const date = input.date ?? ctx.today;
  const id = ctx.newId(materialIssue.prefix);
  const number = await ctx.numbering.next(series, date);
  const source = { noun: materialIssue.id, id, number };
  const brought = await bringBack(ctx, back.lines, { date, source });
  const document = create(
    ctx,
    materialIssue,
    {
      ...{ number, workOrderId: order.id, date, kind: 'return', lines: back.document },
      ...(brought.moveId !== undefined && { stockMoveId: brought.moveId }),
      ...(input.memo !== undefined && { memo: input.memo }),
    },
    id,
  );
  const end = await endStep(ctx, step, {
    order: { ...order, materials: back.materials },
    cost: charged(cost, { material: productionOf(brought.entries) }),
    ...{ date, source, entries: brought.entries },
  });
  const own = { changes: [document], events: [changedEvent(order)] };
  return { result: document.after, ...together(own, brought.posting, end) };
};

async function returnedLines(ctx: Ctx, order: Order, lines: readonly Line[]) {
  const known = lines.map((line, i) => materialOf(order, line.lineNo, `/lines/${i}/lineNo`));
  const ids = lines.map((line, i) => line.itemId ?? (known[i] as Material).itemId);
  const items = await itemsById(ctx, [...new Set(ids)], (id) => `/lines/${ids.indexOf(id)}/itemId`);
  const issues = await ctx.reads.report(openIssues, { workOrderId: order.id });
  const left = new Map(issues.map((one) => [one, one.open]));
  const returned: ReturnedLine[] = [];
  const document: IssuedLine[] = [];
  let { materials } = order;
  for (const [i, line] of lines.entries()) {
    const pointer = `/lines/${i}`;
    const item = items.get(ids[i] as string);
    if (item) assertCounted(item, line.quantity, `${pointer}/quantity`);
    const material = materialOf({ ...order, materials }, line.lineNo);
    const counts = countsOf(material, ids[i] as string, line.quantity);
    const parts = partsOf(issues, left, { ...line, itemId: ids[i] as string });
    const open = parts.reduce((total, part) => add(total, part.quantity), '0');
    if (gt(line.quantity, open) || gt(counts, atHand(material))) {
      throw notIssued(
        { item: item?.code, open: min(open, atHand(material)), quantity: line.quantity },
        `${pointer}/quantity`,
      );
    }
    returned.push(
      ...parts.map((part, k) =>
        returnedLine(part, line, `${line.lineNo}/${returned.length + k + 1}`, pointer),
      ),
    );
    const { lineNo, lot, serial, quantity } = line;
    document.push({
      ...{ lineNo, itemId: ids[i] as string, quantity },
      warehouseId: line.warehouseId ?? parts[0]?.issue.warehouseId ?? material.warehouseId,
      ...(lot !== undefined && { lot }),
      ...(serial !== undefined && { serial }),
      ...(counts !== quantity && { counts }),
    });
    materials = materials.map((one) =>
      one.lineNo === lineNo ? { ...one, returned: add(one.returned, counts) } : one,
    );
  }
  return { lines: returned, document, materials };
}

/** Another item counts by its ratio, as when it was issued. */
function countsOf(material: Material, itemId: string, quantity: Decimal): Decimal {
  const alternate = material.alternates?.find((one) => one.itemId === itemId);
  return alternate && itemId !== material.itemId ? div(quantity, alternate.ratio, 6) : quantity;
}

interface Part {
  issue: OpenIssue;
  quantity: Decimal;
}

/** The issues that a line comes back from, the newest first. */
function partsOf(
  issues: readonly OpenIssue[],
  left: Map<OpenIssue, Decimal>,
  line: Line & { itemId: string },
): Part[] {
  const parts: Part[] = [];
  let open = line.quantity;
  for (const issue of issues) {
    const fits =
      issue.lineNo === line.lineNo &&
      issue.itemId === line.itemId &&
      (line.lot === undefined || issue.lot === line.lot) &&
      (line.serial === undefined || issue.serial === line.serial);
    const quantity = fits ? min(open, left.get(issue) ?? '0') : '0';
    if (!isPositive(quantity)) continue;
    parts.push({ issue, quantity });
    left.set(issue, sub(left.get(issue) ?? '0', quantity));
    open = sub(open, quantity);
  }
  return parts;
}

const returnedLine = (
  { issue, quantity }: Part,
  line: Line,
  sourceLine: string,
  pointer: string,
): ReturnedLine => ({
  sourceLine,
  itemId: issue.itemId,
  warehouseId: line.warehouseId ?? issue.warehouseId,
  quantity,
  ...(issue.lot !== undefined && { lot: issue.lot }),
  ...(issue.serial !== undefined && { serial: issue.serial }),
  costOf: { sourceId: issue.moveId, sourceLine: issue.sourceLine },
  pointer,
});
