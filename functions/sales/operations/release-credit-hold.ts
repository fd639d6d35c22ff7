import type { releaseCreditHold as contract } from '../../../shared/contracts/sales/order-operations.ts';
import { salesOrder } from '../../../shared/contracts/sales/sales-order.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { notOnHold } from '../domain/errors.ts';
import { takeOn } from './confirm-sales-order.ts';

/** Somebody who may takes the risk: the order is taken on although it exceeds the limit. */
export const releaseCreditHold: CommandRun<typeof contract> = async (ctx, input) => {
  const order = await load(ctx, salesOrder, input.id, 'creditHold.release');
  if (order.state !== 'onHold') throw notOnHold({ state: order.state });
  return takeOn(ctx, { ...order, releasedBecause: input.because });
};
