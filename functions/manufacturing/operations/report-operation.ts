import type * as z from 'zod';
import { operationReported } from '../../../shared/contracts/manufacturing/events.ts';
import { operationReport } from '../../../shared/contracts/manufacturing/step-documents.ts';
import type { reportOperation as contract } from '../../../shared/contracts/manufacturing/step-operations.ts';
import { add, type Decimal, isPositive, isZero } from '../../../shared/kernel/decimal.ts';
import { workCentresById } from '../../engineering/queries.ts';
import type { Ctx } from '../../platform/context.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { create, emit, together } from '../../platform/outcome.ts';
import { conversionOf, minutesBetween, standardMinutes } from '../domain/conversion.ts';
import { charged } from '../domain/cost-of-order.ts';
import { nothingReported, scrapReasonNeeded, timesCross } from '../domain/errors.ts';
import { operationOf, report } from '../domain/operation-flow.ts';
import { assertWorking, type Operation, stateOf } from '../domain/work-order-life.ts';
import { assertCounted } from '../draft-order.ts';
import { endStep, type Item, openStep, productionOf } from '../order-step.ts';
import { costOfScrap } from '../report-cost.ts';
import { entry, lossEntries } from '../settle-difference.ts';
import { backflushWishes, takeMaterial, withIssued } from '../take-material.ts';

const series = { prefix: 'OPR' };
type Input = z.infer<(typeof contract)['input']>;

/** Work at an operation: pieces, time, labour and overhead, and the material used there. */
export const reportOperation: CommandRun<typeof contract> = async (ctx, input) => {
  const step = await openStep(ctx, input.id, 'operationReport.create');
  const { order, product, settings } = step;
  const { decimals } = product;
  assertWorking(order);
  const at = operationOf(order, input.operation, '/operation');
  const memberId = input.memberId ?? ctx.access.memberId;
  const done = reported(ctx, product, at, input, memberId);
  const { overTolerance } = settings;
  const worked = report(stopped(order, at, memberId), at.number, done, { overTolerance, decimals });

  const date = input.date ?? ctx.today;
  const id = ctx.newId(operationReport.prefix);
  const number = await ctx.numbering.next(series, date);
  const source = { noun: operationReport.id, id, number };
  const atReport = settings.backflushAt === 'report';
  const wishes = atReport
    ? await backflushWishes(ctx, worked, (line) => line.operation === at.number)
    : [];
  const taken = await takeMaterial(ctx, order, wishes, { date, source });
  const issued = { ...worked, materials: withIssued(worked.materials, taken.lines) };

  const centre = (await workCentresById(ctx, [at.workCentreId])).get(at.workCentreId);
  const conversion = conversionOf(at, done, centre ?? {}, ctx.company.currency);
  const { labour, overhead, piecePay } = conversion;
  const material = productionOf(taken.entries);
  const spent = charged(step.cost, { material, labour, overhead });
  const scrapCost =
    settings.scrap === 'expensed'
      ? await costOfScrap(ctx, issued, { operation: at, pieces: done.scrap, cost: spent })
      : '0';
  const { minutes: _, ...pieces } = done;
  const { scrapReason, machine, startedAt, finishedAt, memo } = input;
  const document = create(
    ctx,
    operationReport,
    {
      ...{ number, workOrderId: order.id, date, state: 'posted', operation: at.number },
      ...{ workCentreId: at.workCentreId, ...pieces, minutes: done.minutes, labour, overhead },
      ...(scrapReason !== undefined && { scrapReason }),
      ...(memberId !== undefined && { memberId }),
      ...(machine !== undefined && { machine }),
      ...(startedAt !== undefined && { startedAt }),
      ...(finishedAt !== undefined && { finishedAt }),
      ...(piecePay !== undefined && { pieceRate: at.pieceRate, piecePay }),
      ...(isPositive(scrapCost) && { scrapCost }),
      ...(taken.lines.length > 0 && { issued: taken.lines }),
      ...(taken.moveId !== undefined && { stockMoveId: taken.moveId }),
      ...(memo !== undefined && { memo }),
    },
    id,
  );
  const end = await endStep(ctx, step, {
    order: { ...issued, state: stateOf({ ...issued, state: begun(order.state) }, decimals, false) },
    cost: charged(spent, { expensed: scrapCost }),
    ...{ date, source },
    entries: [
      ...taken.entries,
      ...conversionEntries(add(labour, overhead)),
      ...lossEntries(scrapCost),
    ],
  });
  const { id: workOrderId, itemId } = order;
  const event = emit(operationReported, {
    ...{ workOrderId, itemId, operationReportId: id, operation: at.number, good: done.good },
  });
  const own = { changes: [document], events: [event] };
  return { result: document.after, ...together(own, taken.posting, end) };
};

const begun = <S extends string>(state: S): S | 'inProcess' =>
  state === 'done' ? state : 'inProcess';

/** Dr production at standard rates, Cr conversion clearing. */
export const conversionEntries = (amount: Decimal) =>
  isZero(amount)
    ? []
    : [
        entry('production', amount),
        entry('conversionClearing', amount.startsWith('-') ? amount.slice(1) : `-${amount}`),
      ];

/** Who reports has stopped. */
const stopped = <O extends { operations: Operation[] }>(
  order: O,
  at: Operation,
  memberId?: string,
): O => ({
  ...order,
  operations: order.operations.map((one) => {
    if (one !== at) return one;
    const { running = [], ...rest } = one;
    const others = running.filter((hand) => hand.memberId !== memberId);
    return others.length > 0 ? { ...rest, running: others } : rest;
  }),
});

function reported(ctx: Ctx, product: Item, at: Operation, input: Input, memberId?: string) {
  const { good, scrap = '0', rework = '0' } = input;
  assertCounted(product, good, '/good');
  assertCounted(product, scrap, '/scrap');
  assertCounted(product, rework, '/rework');
  if (isPositive(scrap) && input.scrapReason === undefined) {
    throw scrapReasonNeeded({}, '/scrapReason');
  }
  const minutes = minutesOf(ctx, at, input, add(good, scrap), memberId);
  const nothing = [good, scrap, rework, input.minutes ?? '0'].every(isZero);
  if (nothing) throw nothingReported({}, '/good');
  return { good, scrap, rework, minutes };
}

/** As said; between start and end; since the worker started; else the standard time. */
function minutesOf(ctx: Ctx, at: Operation, input: Input, pieces: Decimal, memberId?: string) {
  const { minutes, startedAt, finishedAt } = input;
  if (minutes !== undefined) return minutes;
  const begunAt = startedAt ?? at.running?.find((one) => one.memberId === memberId)?.startedAt;
  if (begunAt === undefined) {
    const first = [at.good, at.scrap, at.minutes].every(isZero);
    return standardMinutes(at, pieces, first);
  }
  const end = finishedAt ?? ctx.now;
  if (end < begunAt) throw timesCross({ startedAt: begunAt, finishedAt: end }, '/finishedAt');
  return minutesBetween(begunAt, end);
}
