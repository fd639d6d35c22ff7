import type { workOrderCost as contract } from '../../../shared/contracts/manufacturing/questions.ts';
import { workOrder } from '../../../shared/contracts/manufacturing/work-order.ts';
import { add, div, isZero, neg, sub } from '../../../shared/kernel/decimal.ts';
import { load } from '../../platform/entity.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { stepOn } from '../order-step.ts';
import { type CostStep, orderCosts } from '../reports/order-costs.ts';

const labels = {
  material: { en: 'Material', zh: '材料' },
  operation: { en: 'Labour and overhead', zh: '人工及制造费用' },
  receipt: { en: 'Received into stock', zh: '完工入库' },
  settled: { en: 'Difference settled', zh: '差异结转' },
} as const;

/** Spent, left as goods, and what is in process, with every step that made it so. */
export const workOrderCost: QueryRun<typeof contract> = async (ctx, { id }) => {
  const order = await load(ctx, workOrder, id, 'productionCost.read');
  const { cost } = await stepOn(ctx, order);
  const { itemId } = order;
  const steps = await ctx.reads.report(orderCosts, { workOrderId: id, itemId });
  const { material, labour, overhead, received, expensed, settled, inProcess } = cost;
  const spent = sub(add(material, labour, overhead), expensed);
  const ended = order.state === 'closed' || order.state === 'done';
  const output = ended ? order.received : order.quantity;
  return {
    value: inProcess,
    unitCost: isZero(output) ? '0' : div(spent, output, 6),
    ...{ material, labour, overhead, received, expensed, settled },
    steps: [...steps.map(stepOf), ...(isZero(settled) ? [] : [settledStep(settled)])],
  };
};

const stepOf = ({ provisional, code, ...one }: CostStep) => ({
  label: labels[code],
  code,
  ...one,
  ...(provisional && { provisional }),
});

const settledStep = (amount: string) => ({
  label: labels.settled,
  code: 'settled',
  amount: neg(amount),
});
