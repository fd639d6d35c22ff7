import type { requestMaterial as contract } from '../../../shared/contracts/manufacturing/order-operations.ts';
import { workOrder } from '../../../shared/contracts/manufacturing/work-order.ts';
import { laterOf } from '../../../shared/kernel/date.ts';
import { round } from '../../../shared/kernel/decimal.ts';
import { itemsById } from '../../masterdata/queries.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { requestLack } from '../../purchasing/postings.ts';
import { orderNotOpen } from '../domain/errors.ts';
import { isWorking } from '../domain/work-order-life.ts';
import type { Item } from '../order-step.ts';
import { shortMaterial } from '../short-material.ts';

/**
 * Needed on the day the order starts, or today. What is on its way for others or for nobody does
 * not count; what this order has asked for does.
 */
export const requestMaterial: CommandRun<typeof contract> = async (ctx, { id }) => {
  const order = await load(ctx, workOrder, id, 'workOrder.requestMaterial');
  if (order.state !== 'draft' && !isWorking(order)) {
    throw orderNotOpen({ state: order.state, needed: 'open' });
  }
  const shorts = await shortMaterial(ctx, order);
  const items = await itemsById(
    ctx,
    shorts.map(({ itemId }) => itemId),
  );
  const neededOn = laterOf(order.startOn, ctx.today);
  const bought = shorts.filter(({ itemId }) => !items.get(itemId)?.make);
  const wants = bought.map(({ itemId, quantity, warehouseId }) => {
    const { decimals } = items.get(itemId) as Item;
    return { itemId, quantity: round(quantity, decimals, 'ceil'), neededOn, warehouseId };
  });
  const source = { noun: 'workOrder', id, number: order.number };
  const { department } = order;
  const { posting, asked } = await requestLack(ctx, { source, department, wants });
  const lines = shorts.map(({ itemId, quantity }) => {
    const own = asked.find((one) => one.itemId === itemId) ?? { underWay: '0', requested: '0' };
    return { short: quantity, make: items.get(itemId)?.make === true, ...own, itemId };
  });
  return { result: { number: order.number, lines }, ...posting };
};
