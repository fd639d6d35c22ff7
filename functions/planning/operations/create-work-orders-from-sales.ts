import type { createWorkOrdersFromSales as contract } from '../../../shared/contracts/planning/release-operations.ts';
import { laterOf } from '../../../shared/kernel/date.ts';
import { gt, isPositive } from '../../../shared/kernel/decimal.ts';
import { daysBefore, leadDays } from '../../../shared/kernel/lead-time.ts';
import { bomOn, calendarOf } from '../../engineering/queries.ts';
import { draftWorkOrder } from '../../manufacturing/postings.ts';
import type { Ctx } from '../../platform/context.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { type Posting, together } from '../../platform/outcome.ts';
import { markPlanned } from '../data/planned-line-mark.ts';
import { lineNotMade, moreThanLeft, nothingLeft, unknownLine } from '../domain/errors.ts';
import { type LineWanted, mergeLines } from '../domain/merge-lines.ts';
import { linesToMake } from '../reports/lines-to-make.ts';
import { sourcesOfSupply } from '../reports/sources-of-supply.ts';

type Asked = Parameters<CommandRun<typeof contract>>[1];

/** One work order per line or merge key, for what no work order is for yet. */
export const createWorkOrdersFromSales: CommandRun<typeof contract> = async (ctx, input) => {
  const { lines, mergeBy = 'item', warehouseId } = input;
  const salesOrderIds = lines.map(({ salesOrderId }) => salesOrderId);
  const guards = await markPlanned(ctx, salesOrderIds);
  const left = await linesWanted(ctx, lines);
  if (left.length === 0) throw nothingLeft({}, '/lines');
  const wanted = mergeBy === 'itemBom' ? await withVersions(ctx, left) : left;
  const postings: Posting[] = [];
  const data = [];
  for (const { itemId, quantity, startOn, dueOn, pegs } of mergeLines(wanted, mergeBy)) {
    const late = laterOf(dueOn, ctx.today);
    const { order, posting } = await draftWorkOrder(ctx, {
      ...{ itemId, quantity, dueOn: late, pegs },
      ...(startOn !== undefined && { startOn }),
      ...(warehouseId !== undefined && { warehouseId }),
    });
    postings.push(posting);
    data.push({ workOrderId: order.id, number: order.number, itemId, quantity, dueOn: late, pegs });
  }
  return { result: { data }, ...together({ guards }, ...postings) };
};

/** What is asked of each line, or all that is left of it; lines with nothing left are passed by. */
async function linesWanted(ctx: Ctx, lines: Asked['lines']): Promise<LineWanted[]> {
  const salesOrderIds = [...new Set(lines.map(({ salesOrderId }) => salesOrderId))];
  const open = await ctx.reads.report(linesToMake, { salesOrderIds, today: ctx.today });
  const seen = new Set<string>();
  return lines.flatMap(({ salesOrderId, lineNo, quantity }, index): LineWanted[] => {
    const key = `${salesOrderId}/${lineNo}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const pointer = `/lines/${index}`;
    const line = open.find((one) => one.salesOrderId === salesOrderId && one.lineNo === lineNo);
    if (line === undefined) throw unknownLine({ line: lineNo }, pointer);
    if (!line.make) throw lineNotMade({ line: lineNo, item: line.itemCode }, pointer);
    if (quantity !== undefined && gt(quantity, line.left)) {
      throw moreThanLeft({ line: lineNo, left: line.left, quantity }, `${pointer}/quantity`);
    }
    if (!isPositive(line.left)) return [];
    const { itemId, date, left, toOrder } = line;
    return [{ salesOrderId, lineNo, itemId, date, toOrder, quantity: quantity ?? left }];
  });
}

/** Each line with the day on which it has to be begun and the version that holds then. */
async function withVersions(ctx: Ctx, lines: readonly LineWanted[]): Promise<LineWanted[]> {
  const itemIds = [...new Set(lines.map(({ itemId }) => itemId))];
  const sources = await ctx.reads.report(sourcesOfSupply, { itemIds, today: ctx.today });
  const calendar = await calendarOf(ctx);
  return Promise.all(
    lines.map(async (line): Promise<LineWanted> => {
      const leadTime = sources.find(({ itemId }) => itemId === line.itemId)?.leadTime;
      if (leadTime === undefined) return line;
      const days = leadDays(leadTime, line.quantity);
      const begin = daysBefore(line.date, days, leadTime.counts, calendar);
      const startOn = laterOf(begin, ctx.today);
      const bom = await bomOn(ctx, line.itemId, startOn);
      return bom ? { ...line, build: { startOn, bomId: bom.id } } : line;
    }),
  );
}
