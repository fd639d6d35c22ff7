import { purchaseRequest } from '../../../shared/contracts/purchasing/purchase-request.ts';
import type { orderRequests as contract } from '../../../shared/contracts/purchasing/request-operations.ts';
import { needAll } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { currentPrice } from '../domain/choose-price.ts';
import { requestNotOpen } from '../domain/errors.ts';
import { lotSize } from '../domain/lot-size.ts';
import { mergeRequests, type RequestPart } from '../domain/merge-requests.ts';
import { draftOrder } from '../draft-order.ts';
import type { Request } from '../new-request.ts';
import { leftOf, withOrdered } from '../order-requests.ts';
import { pricesFor } from '../price-book.ts';
import { priceLines } from '../price-lines.ts';
import { openPurchase } from '../purchase.ts';

/** Requests become one order; what the lots add beyond them belongs to nobody yet. */
export const orderRequests: CommandRun<typeof contract> = async (ctx, input) => {
  const purchase = await openPurchase(ctx, input);
  const ids = input.requests.map(({ requestId }) => requestId);
  const requests = await needAll(
    ctx,
    purchaseRequest,
    ids,
    (id) => `/requests/${ids.indexOf(id)}/requestId`,
  );
  const parts = input.requests.map(({ requestId, quantity }, index): RequestPart => {
    const request = requests.get(requestId) as Request;
    const { number, state } = request;
    const pointer = `/requests/${index}/requestId`;
    if (state !== 'open' || ids.indexOf(requestId) !== index) {
      throw requestNotOpen({ number, state }, pointer);
    }
    return { request, quantity: quantity ?? leftOf(request) };
  });
  const moved = parts.map(({ request, quantity }, index) =>
    withOrdered(ctx, request, quantity, `/requests/${index}/quantity`),
  );

  const merged = mergeRequests(parts);
  const itemIds = merged.map(({ itemId }) => itemId);
  const prices = await pricesFor(ctx, itemIds, purchase.supplier.id);
  const wishes = merged.map(({ itemId, warehouseId, quantity, neededOn }) => {
    const offer = currentPrice(prices, purchase.supplier.id, itemId, purchase.date);
    return { itemId, warehouseId, quantity: lotSize(quantity, offer ?? {}), neededOn };
  });
  const lines = await priceLines(ctx, purchase, wishes, {
    pointerOf: (index) => `/requests/${firstOf(parts, merged[index]?.parts[0])}`,
  });
  const pegs = merged.flatMap((line, index) =>
    line.parts.map(({ request, quantity }) => ({
      lineNo: index + 1,
      requestId: request.id,
      quantity,
    })),
  );
  const order = await draftOrder(ctx, purchase, lines, { pegs });
  return { result: order.after, changes: [order, ...moved] };
};

const firstOf = (parts: readonly RequestPart[], wanted: RequestPart | undefined): number =>
  wanted === undefined ? 0 : parts.indexOf(wanted);
