import type { createWorkOrder as contract } from '../../../shared/contracts/manufacturing/order-operations.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { draftOrder } from '../draft-order.ts';

/** What is to be made, with the bill of materials and the routing of the day it starts. */
export const createWorkOrder: CommandRun<typeof contract> = async (ctx, input) => {
  const { posting, order } = await draftOrder(ctx, input);
  return { result: order, ...posting };
};
