import type { Fields } from '../../../shared/contracts/noun.ts';
import { purchaseRequest } from '../../../shared/contracts/purchasing/purchase-request.ts';
import type { changePurchaseRequest as contract } from '../../../shared/contracts/purchasing/request-operations.ts';
import { gte, lt } from '../../../shared/kernel/decimal.ts';
import { itemsById } from '../../masterdata/queries.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { revise } from '../../platform/outcome.ts';
import { belowOrdered, requestNotOpen } from '../domain/errors.ts';
import { assertCounted } from '../new-request.ts';

/** What is not ordered yet can change; lowered to what is ordered, nothing waits any more. */
export const changePurchaseRequest: CommandRun<typeof contract> = async (ctx, input) => {
  const { id, ...named } = input;
  const request = await load(ctx, purchaseRequest, id, 'purchaseRequest.change');
  const { number, state, ordered } = request;
  if (state !== 'open') throw requestNotOpen({ number, state });
  const patch = Object.fromEntries(
    Object.entries(named).map(([name, value]) => [name, value ?? undefined]),
  ) as Partial<Fields<typeof purchaseRequest>>;
  const { quantity = request.quantity } = patch;
  if (lt(quantity, ordered)) throw belowOrdered({ ordered, quantity }, '/quantity');
  const goods = (await itemsById(ctx, [request.itemId])).get(request.itemId);
  if (goods) assertCounted(goods, quantity, '/quantity');
  const next = gte(ordered, quantity) ? 'ordered' : 'open';
  const change = revise(ctx, purchaseRequest, request, { ...patch, state: next });
  return { result: change.after, changes: [change] };
};
