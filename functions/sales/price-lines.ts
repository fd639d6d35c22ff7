import type * as z from 'zod';
import type { item } from '../../shared/contracts/masterdata/item.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import type { lineWish, pricedLine } from '../../shared/contracts/sales/lines.ts';
import { bookedAmountsOf } from '../../shared/kernel/booked-amounts.ts';
import { type Decimal, eq, gt, mul, round, sub } from '../../shared/kernel/decimal.ts';
import { taxOfGoods } from '../finance/queries.ts';
import { type PlacedLine, type Placing, placeLines } from '../masterdata/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { scopeOf } from '../platform/permissions.ts';
import {
  discountTooHigh,
  noPrice,
  notMadeToOrder,
  notSold,
  priceBelowFloor,
  tooManyDecimals,
  warehouseNeeded,
} from './domain/errors.ts';
import { choosePrice, isBelow, type PriceDecision } from './domain/price-policy.ts';
import { candidatesFor, floorFor } from './price-book.ts';
import type { Sale } from './sale.ts';

export type LineWish = z.infer<typeof lineWish>;
export type PricedLine = z.infer<z.ZodObject<typeof pricedLine>>;
type Item = Doc<typeof item>;

/** The price of an item for this customer, quantity and day, with its derivation. */
export function decidePrice(
  ctx: Ctx,
  sale: Sale,
  goods: Item,
  quantity: Decimal,
  taxRate: Decimal,
): PriceDecision {
  const form = { taxIncluded: sale.taxIncluded, taxRate };
  const lowest = (...question: Parameters<typeof choosePrice>) => choosePrice(...question).value;
  const floor = floorFor(sale.book, goods.id, form, quantity, sale.date, lowest);
  return choosePrice(candidatesFor(ctx, sale.book, goods, form), quantity, sale.date, floor);
}

/**
 * Wishes become lines: priced by the policy where no price is given, taxed, and with the
 * warehouse they leave from. Points at the wish that cannot be met.
 */
export async function priceLines(
  ctx: Ctx,
  sale: Sale,
  wishes: readonly LineWish[],
  placing: Placing = {},
): Promise<PricedLine[]> {
  const placed = await placeLines(ctx, wishes, placing, assertSold);
  return placed.map((line) => priceLine(ctx, sale, line));
}

function priceLine(
  ctx: Ctx,
  sale: Sale,
  { goods, wish, lineNo, pointer }: PlacedLine<LineWish>,
): PricedLine {
  assertCounted(goods, wish, pointer);
  const { code: taxCode, rate: taxRate } = taxOfGoods(sale, goods, wish.taxCode);
  const decided = decidePrice(ctx, sale, goods, wish.quantity, taxRate);
  const price = wish.price ?? decided.value;
  if (price === null) throw noPrice({ item: goods.code }, `${pointer}/price`);
  assertFloor(ctx, goods, wish, price, decided.floor, pointer);
  const warehouseId = goods.stocked ? (wish.warehouseId ?? sale.warehouseId) : undefined;
  if (goods.stocked && warehouseId === undefined) {
    throw warehouseNeeded({ item: goods.code }, `${pointer}/warehouseId`);
  }
  const { discount } = wish;
  return {
    lineNo,
    itemId: goods.id,
    ...(wish.description !== undefined && { description: wish.description }),
    quantity: wish.quantity,
    unitId: goods.unitId,
    price,
    ...(discount !== undefined && { discount }),
    taxCode,
    taxRate,
    ...bookedAmountsOf({ price, discount, taxRate }, wish.quantity, sale),
    ...(wish.requestedDate !== undefined && { requestedDate: wish.requestedDate }),
    ...(warehouseId !== undefined && { warehouseId }),
    ...sourcingOf(goods, wish, pointer),
  };
}

/** The item says unless the wish does: what is kept in stock and made can be made to order. */
function sourcingOf(
  { code, make, stocked, madeToOrder }: Item,
  wish: LineWish,
  pointer: string,
): Pick<PricedLine, 'sourcing'> {
  const usual = madeToOrder && stocked ? 'toOrder' : undefined;
  const { sourcing = usual } = wish;
  if (sourcing === undefined) return {};
  const can = stocked && (make || madeToOrder);
  if (sourcing === 'toOrder' && !can) {
    throw notMadeToOrder({ item: code }, `${pointer}/sourcing`);
  }
  return { sourcing };
}

function assertSold({ code, kind, archived }: Item, pointer: string): void {
  if (archived) throw notSold({ item: code, reason: 'it is out of use.' }, pointer);
  if (kind === 'bundle') {
    throw notSold({ item: code, reason: 'it is a bundle; sell its parts.' }, pointer);
  }
}

function assertCounted({ code, decimals }: Item, wish: LineWish, pointer: string): void {
  const { quantity } = wish;
  if (!eq(round(quantity, decimals), quantity)) {
    throw tooManyDecimals({ item: code, decimals, quantity }, `${pointer}/quantity`);
  }
  if (wish.discount !== undefined && gt(wish.discount, '1')) {
    throw discountTooHigh({}, `${pointer}/discount`);
  }
}

/** Whoever may go below the floor does so without asking; the line keeps the price it got. */
function assertFloor(
  ctx: Ctx,
  goods: Item,
  wish: LineWish,
  price: Decimal,
  floor: Decimal | undefined,
  pointer: string,
): void {
  const paid = mul(price, sub('1', wish.discount ?? '0'));
  if (floor === undefined || !isBelow(paid, floor)) return;
  if (scopeOf(ctx.access, 'priceFloor.override')) return;
  throw priceBelowFloor({ price: paid, item: goods.code, floor }, `${pointer}/price`);
}
