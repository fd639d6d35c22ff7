import { materialIssue } from '../../../shared/contracts/manufacturing/step-documents.ts';
import type { scrapMaterial as contract } from '../../../shared/contracts/manufacturing/step-operations.ts';
import { add, type Decimal, div, gt, isZero, mul } from '../../../shared/kernel/decimal.ts';
import { roundMoney } from '../../../shared/kernel/money.ts';
import { itemsById } from '../../masterdata/queries.ts';
import type { Ctx } from '../../platform/context.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { create, together } from '../../platform/outcome.ts';
import { charged } from '../domain/cost-of-order.ts';
import { notIssued } from '../domain/errors.ts';
import { assertWorking, atHand, materialOf, type Order } from '../domain/work-order-life.ts';
import { assertCounted } from '../draft-order.ts';
import { changedEvent, endStep, openStep } from '../order-step.ts';
import { openIssues } from '../reports/open-issues.ts';
import { lossEntries } from '../settle-difference.ts';

const series = { prefix: 'MI' };

/** Issued material that is spoiled has to be issued anew; its cost stays, or is expensed. */
export const scrapMaterial: CommandRun<typeof contract> = async (ctx, input) => {
  const step = await openStep(ctx, input.id, 'workOrder.issue');
  const { order, cost, settings } = step;
  assertWorking(order);
  const items = await itemsById(ctx, [...new Set(order.materials.map(({ itemId }) => itemId))]);
  let { materials } = order;
  const lines = input.lines.map(({ lineNo, quantity }, i) => {
    const pointer = `/lines/${i}`;
    const material = materialOf({ ...order, materials }, lineNo, `${pointer}/lineNo`);
    const { itemId, warehouseId } = material;
    const item = items.get(itemId);
    if (item) assertCounted(item, quantity, `${pointer}/quantity`);
    const open = atHand(material);
    if (gt(quantity, open))
      throw notIssued({ item: item?.code, open, quantity }, `${pointer}/quantity`);
    materials = materials.map((one) =>
      one.lineNo === lineNo ? { ...one, scrapped: add(one.scrapped, quantity) } : one,
    );
    return { lineNo, itemId, warehouseId, quantity };
  });
  const date = input.date ?? ctx.today;
  const number = await ctx.numbering.next(series, date);
  const { reason, memo } = input;
  const document = create(ctx, materialIssue, {
    ...{ number, workOrderId: order.id, date, kind: 'scrap', lines, reason },
    ...(memo !== undefined && { memo }),
  });
  const expensed = settings.scrap === 'expensed' ? await issueCost(ctx, order, lines) : '0';
  const end = await endStep(ctx, step, {
    order: { ...order, materials },
    cost: charged(cost, { expensed }),
    date,
    source: { noun: materialIssue.id, id: document.after.id, number },
    entries: lossEntries(expensed),
  });
  const own = { changes: [document], events: [changedEvent(order)] };
  return { result: document.after, ...together(own, end) };
};

/** What the quantities cost on average when they were issued; provisional costs are none yet. */
async function issueCost(
  ctx: Ctx,
  order: Order,
  lines: readonly { lineNo: number; quantity: Decimal }[],
): Promise<Decimal> {
  const issues = await ctx.reads.report(openIssues, { workOrderId: order.id });
  return lines.reduce((total, { lineNo, quantity }) => {
    const mine = issues.filter((one) => one.lineNo === lineNo && !one.provisional);
    const issued = mine.reduce((sum, one) => add(sum, one.issued), '0');
    const cost = mine.reduce((sum, one) => add(sum, one.cost), '0');
    if (isZero(issued)) return total;
    return add(total, roundMoney(div(mul(cost, quantity), issued, 8), ctx.company.currency));
  }, '0');
}
