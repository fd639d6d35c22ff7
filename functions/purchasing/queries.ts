import { item } from '../../shared/contracts/masterdata/item.ts';
import type { Decimal } from '../../shared/kernel/decimal.ts';
import { convert, invert } from '../../shared/kernel/quantity.ts';
import { unitFactorOf } from '../masterdata/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { need } from '../platform/entity.ts';
import { breakPrice, currentPrice } from './domain/choose-price.ts';
import { pricesFor } from './price-book.ts';
import { type OpenPurchaseLine, openLines } from './reports/open-lines.ts';
import { type OpenRequest, openRequestLines } from './reports/open-requests.ts';

export type { OpenPurchaseLine } from './reports/open-lines.ts';
export type { OpenRequest } from './reports/open-requests.ts';

/** What a supplier asks for so many of an item's units on a day, and how he delivers them. */
export interface BestPrice {
  supplierPriceId: string;
  /** Of one `unitId`, with or without tax as `taxIncluded` says. */
  price: Decimal;
  unitId: string;
  taxIncluded: boolean;
  currency: string;
  leadTimeDays?: number;
  minimumLot?: Decimal;
  lotMultiple?: Decimal;
}

const PLACES = 6;

/** Undefined when the supplier has no price that counts for the quantity on that day. */
export async function bestPrice(
  ctx: Ctx,
  supplierId: string,
  itemId: string,
  quantity: Decimal,
  date: string,
): Promise<BestPrice | undefined> {
  const goods = await need(ctx, item, itemId);
  const offer = currentPrice(await pricesFor(ctx, [itemId], supplierId), supplierId, itemId, date);
  if (!offer) return undefined;
  const unitId = offer.unitId ?? goods.unitId;
  const factor = await unitFactorOf(ctx, goods, unitId);
  const price = breakPrice(offer, convert(quantity, invert(factor), PLACES));
  if (price === undefined) return undefined;
  const { taxIncluded, currency, leadTimeDays, minimumLot, lotMultiple } = offer;
  return {
    supplierPriceId: offer.id,
    ...{ price, unitId, taxIncluded, currency },
    ...(leadTimeDays !== undefined && { leadTimeDays }),
    ...(minimumLot !== undefined && { minimumLot }),
    ...(lotMultiple !== undefined && { lotMultiple }),
  };
}

/** What is still to come from suppliers, drafts included, of some items or of all. */
export const openPurchaseOrders = (
  ctx: Ctx,
  itemIds?: readonly string[],
): Promise<OpenPurchaseLine[]> => ctx.reads.report(openLines, { itemIds });

/** What was asked for and is not ordered yet, of some items or of all. */
export const openPurchaseRequests = (
  ctx: Ctx,
  itemIds?: readonly string[],
): Promise<OpenRequest[]> => ctx.reads.report(openRequestLines, { itemIds });
