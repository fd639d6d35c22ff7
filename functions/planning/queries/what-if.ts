import { item } from '../../../shared/contracts/masterdata/item.ts';
import type { whatIf as contract } from '../../../shared/contracts/planning/promise-operations.ts';
import { need } from '../../platform/entity.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { imagine } from '../domain/promise/what-if.ts';
import { promisedOrder, promiseFactsOf } from '../promise-facts.ts';
import { shownStep } from '../queries.ts';
import { buyingTerms } from '../reports/buying-terms.ts';

/** Facts in, an answer out: nothing is written, so there is nothing to discard (PLN-15). */
export const whatIf: QueryRun<typeof contract> = async (ctx, input) => {
  const { itemId, quantity, wantedOn, value, paidAfterDays = 0 } = input;
  await need(ctx, item, itemId, '/itemId');
  const asked = { itemIds: [itemId], orders: 'all' as const, capacity: true };
  const { facts, orders } = await promiseFactsOf(ctx, asked);
  const terms = await ctx.reads.report(buyingTerms, { itemIds: [...facts.items.keys()] });
  const imagined = {
    ...{ itemId, quantity, wantedOn, paidAfterDays },
    ...(value !== undefined && { value }),
  };
  const open = orders.filter(({ lines }) => lines.length > 0).map(promisedOrder);
  const answer = imagine(facts, open, imagined, new Map(terms.map((one) => [one.itemId, one])));
  const { promise, slips, capacity, ...rest } = answer;
  return {
    ...rest,
    promise: {
      ...promise,
      steps: promise.steps.map(shownStep),
    },
    slips: slips.map(({ id, ...slip }) => ({ salesOrderId: id, ...slip })),
    capacity: capacity.map(({ centreId, ...day }) => ({ workCentreId: centreId, ...day })),
  };
};
