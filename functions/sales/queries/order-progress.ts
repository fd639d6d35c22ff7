import type { orderProgress as contract } from '../../../shared/contracts/sales/question-operations.ts';
import { salesOrder } from '../../../shared/contracts/sales/sales-order.ts';
import { load } from '../../platform/entity.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { openQuantity, shortQuantity } from '../domain/order-life.ts';
import { stagesOf } from '../domain/order-stages.ts';
import { factsOf } from '../order-facts.ts';

export const orderProgress: QueryRun<typeof contract> = async (ctx, input) => {
  const order = await load(ctx, salesOrder, input.id, 'salesOrder.read');
  const facts = await factsOf(ctx, order);
  return {
    number: order.number,
    state: order.state,
    ...(order.ownerId !== undefined && { responsible: order.ownerId }),
    stages: stagesOf(facts),
    lines: order.lines.map((line) => ({
      lineNo: line.lineNo,
      itemId: line.itemId,
      ordered: line.quantity,
      reserved: line.reserved,
      delivered: line.delivered,
      returned: line.returned,
      invoiced: line.invoiced,
      open: openQuantity(line),
      short: line.supply === 'short' ? shortQuantity(line) : '0',
    })),
  };
};
