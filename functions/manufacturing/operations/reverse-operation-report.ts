import { stockMove } from '../../../shared/contracts/inventory/stock-move.ts';
import { operationReported } from '../../../shared/contracts/manufacturing/events.ts';
import {
  operationReport,
  postedStateMachine,
} from '../../../shared/contracts/manufacturing/step-documents.ts';
import type { reverseOperationReport as contract } from '../../../shared/contracts/manufacturing/step-operations.ts';
import { workOrder } from '../../../shared/contracts/manufacturing/work-order.ts';
import { add, neg } from '../../../shared/kernel/decimal.ts';
import { load, need } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { emit, revise, together } from '../../platform/outcome.ts';
import { bringBackMove } from '../bring-back.ts';
import { charged } from '../domain/cost-of-order.ts';
import { unreport } from '../domain/operation-flow.ts';
import { assertWorking, stateOf } from '../domain/work-order-life.ts';
import { endStep, productionOf, stepOn } from '../order-step.ts';
import { lossEntries } from '../settle-difference.ts';
import { withoutIssued } from '../take-material.ts';
import { conversionEntries } from './report-operation.ts';

/** A report is taken back: its pieces, its time, its material lot by lot, its voucher in red. */
export const reverseOperationReport: CommandRun<typeof contract> = async (ctx, input) => {
  const original = await load(ctx, operationReport, input.id, 'operationReport.reverse');
  postedStateMachine.assertMove(original.state, 'reversed', 'report');
  const step = await stepOn(ctx, await need(ctx, workOrder, original.workOrderId));
  const { order, product, cost } = step;
  assertWorking(order);
  const { good, scrap, rework, minutes, issued = [], scrapCost = '0' } = original;
  const done = { good, scrap, rework, minutes };
  const unworked = unreport(order, original.operation, done, product.decimals);
  const date = input.date ?? ctx.today;
  const source = { noun: operationReport.id, id: original.id, number: original.number };
  const moveId = ctx.newId(stockMove.prefix);
  const back = await bringBackMove(ctx, original.stockMoveId, { date, source, moveId });

  const { labour, overhead } = original;
  const after = { ...unworked, materials: withoutIssued(unworked.materials, issued) };
  const reversed = revise(ctx, operationReport, original, { state: 'reversed' });
  const end = await endStep(ctx, step, {
    order: { ...after, state: stateOf(after, product.decimals, false) },
    cost: charged(cost, {
      material: productionOf(back.entries),
      ...{ labour: neg(labour), overhead: neg(overhead), expensed: neg(scrapCost) },
    }),
    ...{ date, source },
    entries: [
      ...back.entries,
      ...conversionEntries(neg(add(labour, overhead))),
      ...lossEntries(neg(scrapCost)),
    ],
  });
  const { id: workOrderId, itemId } = order;
  const event = emit(operationReported, {
    ...{ workOrderId, itemId, operationReportId: original.id },
    ...{ operation: original.operation, good: neg(good) },
  });
  const own = { changes: [reversed], events: [event] };
  return { result: reversed.after, ...together(own, back.posting, end) };
};
