import type { Source } from '../../shared/contracts/finance/source.ts';
import { type Decimal, isPositive, max, sub, sum } from '../../shared/kernel/decimal.ts';
import type { Ctx } from '../platform/context.ts';
import { idFrom } from '../platform/hashing.ts';
import { type Posting, together } from '../platform/outcome.ts';
import { receivedOf } from './domain/request-stage.ts';
import { newRequest } from './new-request.ts';
import { requestProgress } from './reports/request-progress.ts';

/** A document that lacks bought goods: one want per item, in the item's unit. */
interface Lack {
  source: Source;
  department?: string | undefined;
  wants: readonly {
    itemId: string;
    quantity: Decimal;
    neededOn: string;
    warehouseId?: string | undefined;
  }[];
}

interface Asked {
  itemId: string;
  /** Asked for before for this document and not received yet. */
  underWay: Decimal;
  requested: Decimal;
  requestId?: string;
}

/**
 * Asks for what a document lacks beyond what it has asked for already, under the source
 * 'shortage'. Two who ask at once make one request: its id follows from the document, the item,
 * and how often that was asked for.
 */
export async function requestLack(
  ctx: Ctx,
  { source, department, wants }: Lack,
): Promise<{ posting: Posting; asked: Asked[] }> {
  const before = await ctx.reads.report(requestProgress, { sourceId: source.id });
  const made: Posting[] = [];
  const asked: Asked[] = [];
  for (const { itemId, quantity, neededOn, warehouseId } of wants) {
    const own = before.filter((one) => one.itemId === itemId);
    const open = own.filter(({ state }) => state !== 'cancelled');
    const underWay = sum(open.map((one) => max('0', sub(one.quantity, receivedOf(one)))));
    const requested = max('0', sub(quantity, underWay));
    if (!isPositive(requested)) {
      asked.push({ itemId, underWay, requested: '0' });
      continue;
    }
    const from = { ...source, kind: 'shortage' as const };
    const wish = { itemId, quantity: requested, neededOn, warehouseId, department, source: from };
    const ownerId = ctx.access.memberId;
    const id = idFrom('pr', ctx.tenant.id, source.id, itemId, String(own.length));
    const { posting, request } = await newRequest(ctx, { ...wish, ownerId }, id);
    made.push(posting);
    asked.push({ itemId, underWay, requested, requestId: request.id });
  }
  return { posting: together(...made), asked };
}
