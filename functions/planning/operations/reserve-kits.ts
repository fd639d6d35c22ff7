import { workOrder } from '../../../shared/contracts/manufacturing/work-order.ts';
import type { reserveKits as contract } from '../../../shared/contracts/planning/kitting-operations.ts';
import { isPositive } from '../../../shared/kernel/decimal.ts';
import { assignClaims } from '../../manufacturing/postings.ts';
import { needAll } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { claimsForKits } from '../domain/kitting/claims-for-kits.ts';
import { orderNotReleased, tooManyLines } from '../domain/shop-errors.ts';
import { kitOptions } from '../kit-facts.ts';
import { shelvesFor } from '../kit-shelves.ts';

/** Each shelf is a balance in the transaction. */
const MAX_SHELVES = 60;

/** The result of the analysis becomes claims, in the order in which the orders are named. */
export const reserveKits: CommandRun<typeof contract> = async (ctx, input) => {
  const ids = [...new Set(input.workOrderIds)];
  const found = await needAll(ctx, workOrder, ids, (id) => `/workOrderIds/${ids.indexOf(id)}`);
  const orders = ids.flatMap((id) => found.get(id) ?? []);
  for (const [index, order] of orders.entries()) {
    if (!['released', 'kitted', 'inProcess'].includes(order.state)) {
      throw orderNotReleased(order, `/workOrderIds/${index}`);
    }
  }
  const { question, shelves } = await shelvesFor(ctx, orders, kitOptions(input));
  if (shelves > MAX_SHELVES) throw tooManyLines({ limit: MAX_SHELVES }, '/workOrderIds');
  const kits = claimsForKits(question);
  const assigned = new Map(kits.map(({ id, claims }) => [id, claims]));
  const posting = await assignClaims(ctx, orders, assigned);
  return {
    result: {
      orders: kits.map(({ id, number, kitQuantity, kitRate, claims }) => ({
        ...{ id, number, kitQuantity, kitRate },
        reserved: claims.filter(({ quantity }) => isPositive(quantity)).length,
      })),
    },
    ...posting,
  };
};
