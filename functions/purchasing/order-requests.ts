import { purchaseRequest } from '../../shared/contracts/purchasing/purchase-request.ts';
import { add, type Decimal, gt, gte, isNegative, sub } from '../../shared/kernel/decimal.ts';
import type { Ctx } from '../platform/context.ts';
import { needAll } from '../platform/entity.ts';
import { type Change, revise } from '../platform/outcome.ts';
import { requestExceeded, requestNotOpen } from './domain/errors.ts';
import type { Peg } from './draft-order.ts';
import type { Request } from './new-request.ts';

/** What of a request waits to be ordered. */
export const leftOf = ({ quantity, ordered }: Request): Decimal => sub(quantity, ordered);

/** The request with so much more ordered, or, negative, less: it waits again for what is left. */
export function withOrdered(ctx: Ctx, request: Request, by: Decimal, pointer = ''): Change {
  const { number, state } = request;
  if (!isNegative(by)) {
    if (state !== 'open') throw requestNotOpen({ number, state }, pointer);
    const left = leftOf(request);
    if (gt(by, left)) throw requestExceeded({ left, number, quantity: by }, pointer);
  }
  const ordered = add(request.ordered, by);
  if (state === 'cancelled') return revise(ctx, purchaseRequest, request, { ordered });
  const next = gte(ordered, request.quantity) ? 'ordered' : 'open';
  return revise(ctx, purchaseRequest, request, { ordered, state: next });
}

/** The requests behind some pegs move by what was ordered for them; each is written once. */
export async function moveRequests(
  ctx: Ctx,
  pegs: readonly Pick<Peg, 'requestId' | 'quantity'>[],
): Promise<Change[]> {
  const sums = new Map<string, Decimal>();
  for (const { requestId, quantity } of pegs) {
    sums.set(requestId, add(sums.get(requestId) ?? '0', quantity));
  }
  const moved = [...sums].filter(([, by]) => by !== '0');
  const requests = await needAll(
    ctx,
    purchaseRequest,
    moved.map(([id]) => id),
  );
  return moved.map(([id, by]) => withOrdered(ctx, requests.get(id) as Request, by));
}
