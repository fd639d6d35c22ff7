import type { allocateStock as contract } from '../../../shared/contracts/sales/order-operations.ts';
import { salesOrder } from '../../../shared/contracts/sales/sales-order.ts';
import { add, sum } from '../../../shared/kernel/decimal.ts';
import { shiftClaims } from '../../inventory/postings.ts';
import { allocateByPriority, placeText, usableBalances } from '../../inventory/queries.ts';
import { customersById } from '../../masterdata/queries.ts';
import { needAll } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { revise } from '../../platform/outcome.ts';
import { answerOf, candidatesIn, claimShifts, MAX_ORDERS } from '../allocation-candidates.ts';
import { tooManyOrders } from '../domain/errors.ts';
import { openLinesOfItem } from '../reports.ts';

/**
 * Stock of an item goes to the orders that matter most: by tier, penalty, due date, amount. What
 * one loses another gets, in one commit; a dry run shows who loses what and why.
 */
export const allocateStock: CommandRun<typeof contract> = async (ctx, input) => {
  const waiting = (await ctx.reads.report(openLinesOfItem, { itemId: input.itemId })).filter(
    ({ warehouseId }) => warehouseId === input.warehouseId,
  );
  const ids = [...new Set(waiting.map(({ salesOrderId }) => salesOrderId))];
  if (ids.length > MAX_ORDERS) throw tooManyOrders({ count: ids.length, limit: MAX_ORDERS });
  const orders = [...(await needAll(ctx, salesOrder, ids)).values()];
  const buyers = await customersById(
    ctx,
    orders.map(({ customerId }) => customerId),
  );
  const balance = (await usableBalances(ctx, [input])).get(placeText(input));

  const candidates = candidatesIn(orders, buyers, input);
  const held = sum(candidates.map(({ line }) => line.reserved));
  const stock = add(balance?.available ?? '0', held);
  const results = allocateByPriority(
    candidates.map(({ wish }) => wish),
    stock,
  );

  const shifted = claimShifts(candidates, results, input);
  const claims = await shiftClaims(
    ctx,
    shifted.map(({ shift }) => shift),
  );
  const changes = shifted.map(({ order, lines }) => revise(ctx, salesOrder, order, { lines }));
  return {
    result: answerOf(input.itemId, stock, candidates, results),
    changes: [...changes, ...claims.changes],
    guards: claims.guards,
  };
};
