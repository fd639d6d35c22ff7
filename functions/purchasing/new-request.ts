import type { item } from '../../shared/contracts/masterdata/item.ts';
import type { Doc, Fields } from '../../shared/contracts/noun.ts';
import { purchaseRequested } from '../../shared/contracts/purchasing/events.ts';
import {
  purchaseRequest,
  type RequestSource,
} from '../../shared/contracts/purchasing/purchase-request.ts';
import { type Decimal, eq, round } from '../../shared/kernel/decimal.ts';
import { assertQuantity } from '../../shared/kernel/within-bounds.ts';
import { itemsById } from '../masterdata/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { create, emit, type Posting } from '../platform/outcome.ts';
import { tooManyDecimals } from './domain/errors.ts';
import { assertBought } from './price-lines.ts';

export type Request = Doc<typeof purchaseRequest>;

export interface RequestWish {
  itemId: string;
  /** In the item's unit. */
  quantity: Decimal;
  neededOn: string;
  /** Who needs it; `noun`, `id` and `number` name the document, if there is one. */
  source: { kind: RequestSource; noun?: string; id?: string; number?: string };
  /** The line of a customer's order that it is kept for: order id / line. */
  madeFor?: string | undefined;
  warehouseId?: string | undefined;
  supplierId?: string | undefined;
  department?: string | undefined;
  project?: string | undefined;
  ownerId?: string | undefined;
  externalId?: string | undefined;
  note?: string | undefined;
  /** The input field to blame. */
  pointer?: string;
}

const series = { prefix: 'PR' };

export function assertCounted(
  { code, decimals }: Doc<typeof item>,
  quantity: Decimal,
  pointer: string,
): void {
  if (eq(round(quantity, decimals), quantity)) return;
  throw tooManyDecimals({ item: code, decimals, quantity }, pointer);
}

/** A request that waits in the inbox. With a derived `id` the same cause makes it once. */
export async function newRequest(
  ctx: Ctx,
  wish: RequestWish,
  id?: string,
): Promise<{ posting: Posting; request: Request }> {
  const { itemId, quantity, neededOn, source, pointer = '' } = wish;
  const items = await itemsById(ctx, [itemId], () => `${pointer}/itemId`);
  const goods = items.get(itemId) as Doc<typeof item>;
  assertBought(goods, `${pointer}/itemId`);
  assertQuantity(quantity, `${pointer}/quantity`);
  assertCounted(goods, quantity, `${pointer}/quantity`);
  const { warehouseId = goods.warehouseId, supplierId = goods.supplierId } = wish;
  const { madeFor, department, project, ownerId, externalId, note } = wish;
  const fields: Fields<typeof purchaseRequest> = {
    number: await ctx.numbering.next(series, ctx.today),
    state: 'open',
    sourceKind: source.kind,
    ...(source.noun !== undefined && { sourceNoun: source.noun }),
    ...(source.id !== undefined && { sourceId: source.id }),
    ...(source.number !== undefined && { sourceNumber: source.number }),
    ...(madeFor !== undefined && { madeFor }),
    itemId,
    quantity,
    ordered: '0',
    neededOn,
    ...(warehouseId !== undefined && { warehouseId }),
    ...(supplierId !== undefined && { supplierId }),
    ...(department !== undefined && { department }),
    ...(project !== undefined && { project }),
    ...(ownerId !== undefined && { ownerId }),
    ...(externalId !== undefined && { externalId }),
    ...(note !== undefined && { note }),
  };
  const change = create(ctx, purchaseRequest, fields, id);
  const event = emit(purchaseRequested, { purchaseRequestId: change.after.id, itemId });
  return { posting: { changes: [change], guards: [], events: [event] }, request: change.after };
}
