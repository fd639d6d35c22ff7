import type * as z from 'zod';
import type { item } from '../../shared/contracts/masterdata/item.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import type { lineWish, pricedLine } from '../../shared/contracts/purchasing/lines.ts';
import { bookedAmountsOf } from '../../shared/kernel/booked-amounts.ts';
import type { WorkCalendar } from '../../shared/kernel/calendar.ts';
import { type BusinessDate, laterOf } from '../../shared/kernel/date.ts';
import { type Decimal, eq, mul, round } from '../../shared/kernel/decimal.ts';
import { dayCountOf, daysAfter, fixedDaysOf, leadDays } from '../../shared/kernel/lead-time.ts';
import { convert, convertExact, invert, type UnitFactor } from '../../shared/kernel/quantity.ts';
import { assertQuantity } from '../../shared/kernel/within-bounds.ts';
import { taxOfGoods } from '../finance/queries.ts';
import {
  calendarOf,
  type PlacedLine,
  type Placing,
  placeLines,
  unitFactorOf,
} from '../masterdata/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { breakPrice, currentPrice, type SupplierPrice } from './domain/choose-price.ts';
import { priceIn, priceInForm } from './domain/convert-price.ts';
import { noPrice, notBought, tooManyDecimals, warehouseNeeded } from './domain/errors.ts';
import { pricesFor } from './price-book.ts';
import type { Purchase } from './purchase.ts';

export type LineWish = z.infer<typeof lineWish>;
export type PricedLine = z.infer<z.ZodObject<typeof pricedLine>>;
type Item = Doc<typeof item>;

/**
 * Wishes become lines: counted in the item's unit, priced by the supplier where no price is
 * given, taxed, and with the warehouse they go to. Points at the wish that cannot be met.
 */
export async function priceLines(
  ctx: Ctx,
  purchase: Purchase,
  wishes: readonly LineWish[],
  placing: Placing = {},
): Promise<PricedLine[]> {
  const placed = await placeLines(ctx, wishes, placing, assertBought);
  // A line that names its price and its day asks nothing of what the supplier offers.
  const open = wishes.filter(
    ({ price, promisedOn }) => price === undefined || promisedOn === undefined,
  );
  const offers = await known(ctx, purchase, open);
  return Promise.all(placed.map((line) => priceLine(ctx, purchase, line, offers)));
}

/** How one wish would be counted, priced and taxed; without a price if nobody has named one. */
export async function quoteLine(ctx: Ctx, purchase: Purchase, wish: LineWish): Promise<Quoted> {
  const [placed] = await placeLines(ctx, [wish], { pointerOf: () => '' }, assertBought);
  return quoted(ctx, purchase, placed as PlacedLine<LineWish>, await known(ctx, purchase, [wish]));
}

interface Known {
  prices: readonly SupplierPrice[];
  calendar: WorkCalendar;
}

async function known(ctx: Ctx, purchase: Purchase, wishes: readonly LineWish[]): Promise<Known> {
  const ids = wishes.map(({ itemId }) => itemId);
  const [prices, calendar] = await Promise.all([
    pricesFor(ctx, ids, purchase.supplier.id),
    calendarOf(ctx, purchase.supplier.calendarId),
  ]);
  return { prices, calendar };
}

interface Quoted {
  counted: Counted;
  price: Decimal | undefined;
  taxCode: string;
  taxRate: Decimal;
  soonest: BusinessDate | undefined;
}

async function quoted(
  ctx: Ctx,
  purchase: Purchase,
  { goods, wish, pointer }: PlacedLine<LineWish>,
  { prices, calendar }: Known,
): Promise<Quoted> {
  const offer = currentPrice(prices, purchase.supplier.id, goods.id, purchase.date);
  const { code: taxCode, rate: taxRate } = taxOfGoods(purchase, goods, wish.taxCode);
  const counted = await countIn(ctx, goods, wish, offer, pointer);
  const asOffered = () => offer && offeredPrice(ctx, purchase, goods, { offer, counted, taxRate });
  // A price that a person gives needs no offer, not even one in a unit that nothing converts.
  const price = wish.price ?? (await asOffered());
  const soonest = soonestOn(purchase, goods, { offer, quantity: counted.quantity, calendar });
  return { counted, price, taxCode, taxRate, soonest };
}

async function priceLine(
  ctx: Ctx,
  purchase: Purchase,
  placed: PlacedLine<LineWish>,
  offers: Known,
): Promise<PricedLine> {
  const { goods, wish, lineNo, pointer } = placed;
  const { counted, price, taxCode, taxRate, soonest } = await quoted(ctx, purchase, placed, offers);
  if (price === undefined) throw noPrice({ item: goods.code }, `${pointer}/price`);
  const { description, neededOn, stockRole } = wish;
  const promisedOn = wish.promisedOn ?? (soonest && laterOf(neededOn ?? soonest, soonest));
  return {
    lineNo,
    itemId: goods.id,
    ...(description !== undefined && { description }),
    quantity: counted.quantity,
    unitId: counted.unitId,
    purchaseQuantity: counted.purchaseQuantity,
    price,
    taxCode,
    taxRate,
    ...bookedAmountsOf({ price, taxRate }, counted.purchaseQuantity, purchase),
    ...(neededOn !== undefined && { neededOn }),
    ...(promisedOn !== undefined && { promisedOn }),
    ...destinationOf(purchase, goods, wish, pointer),
    ...(goods.stocked && stockRole !== undefined && { stockRole }),
  };
}

interface Ordered {
  offer: SupplierPrice | undefined;
  quantity: Decimal;
  calendar: WorkCalendar;
}

/**
 * When the supplier can bring it: the order's day and the lead time. An order that names the day
 * it is needed on asks for that day; the supplier is not taken to come earlier. Undefined if
 * nobody says how long it takes.
 */
function soonestOn(
  { date, supplier }: Purchase,
  { leadTimeDays, leadTimePerUnit = '0', leadTimeCounts }: Item,
  { offer, quantity, calendar }: Ordered,
): BusinessDate | undefined {
  const fixedDays = fixedDaysOf({
    ...{ make: false, itemDays: leadTimeDays, supplierDays: supplier.leadTimeDays },
    offeredDays: offer?.leadTimeDays,
  });
  if (fixedDays === undefined) return undefined;
  const days = leadDays({ fixedDays, perUnitDays: leadTimePerUnit }, quantity);
  const { calendarId } = supplier;
  const counts = dayCountOf({ make: false, counts: leadTimeCounts, calendarId });
  return daysAfter(date, days, counts, calendar);
}

/** Goods go to a warehouse, services to an expense. */
function destinationOf(purchase: Purchase, goods: Item, wish: LineWish, pointer: string) {
  if (!goods.stocked) return { expenseRole: wish.expenseRole ?? ('adminExpense' as const) };
  const warehouseId =
    wish.warehouseId ?? purchase.warehouseId ?? goods.warehouseId ?? purchase.mainWarehouseId;
  if (warehouseId !== undefined) return { warehouseId };
  throw warehouseNeeded({ item: goods.code }, `${pointer}/warehouseId`);
}

interface Counted {
  quantity: Decimal;
  unitId: string;
  purchaseQuantity: Decimal;
  factor: UnitFactor;
}

const MOST_DECIMALS = 6;

/** In the unit that was named; else in the supplier's, if the quantity can be said in it. */
async function countIn(
  ctx: Ctx,
  goods: Item,
  wish: LineWish,
  offer: SupplierPrice | undefined,
  pointer: string,
): Promise<Counted> {
  const { decimals, code } = goods;
  const quantity = assertQuantity(wish.quantity, `${pointer}/quantity`);
  if (wish.unitId !== undefined) {
    const factor = await unitFactorOf(ctx, goods, wish.unitId);
    const own = assertQuantity(convertExact(quantity, factor, decimals), `${pointer}/quantity`);
    return { quantity: own, unitId: wish.unitId, purchaseQuantity: quantity, factor };
  }
  if (!eq(round(quantity, decimals), quantity)) {
    throw tooManyDecimals({ item: code, decimals, quantity }, `${pointer}/quantity`);
  }
  const own = { numerator: '1', denominator: '1' };
  const plain = { quantity, unitId: goods.unitId, purchaseQuantity: quantity, factor: own };
  if (offer?.unitId === undefined || wish.price !== undefined) return plain;
  const factor = await unitFactorOf(ctx, goods, offer.unitId);
  const purchaseQuantity = convert(quantity, invert(factor), MOST_DECIMALS, 'down');
  const exact = eq(mul(purchaseQuantity, factor.numerator), mul(quantity, factor.denominator));
  return exact ? { quantity, unitId: offer.unitId, purchaseQuantity, factor } : plain;
}

interface Offering {
  offer: SupplierPrice;
  counted: Counted;
  taxRate: Decimal;
}

/** The supplier's price of the break that is reached, in the unit and form of the order. */
async function offeredPrice(
  ctx: Ctx,
  purchase: Purchase,
  goods: Item,
  { offer, counted, taxRate }: Offering,
): Promise<Decimal | undefined> {
  const factor = await unitFactorOf(ctx, goods, offer.unitId ?? goods.unitId);
  const inItsUnit = convert(counted.quantity, invert(factor), MOST_DECIMALS);
  const price = breakPrice(offer, inItsUnit);
  if (price === undefined) return undefined;
  return priceInForm(priceIn(price, factor, counted.factor), offer, purchase, taxRate);
}

export function assertBought({ code, kind, archived }: Item, pointer: string): void {
  if (archived) throw notBought({ item: code, reason: 'it is out of use.' }, pointer);
  if (kind === 'bundle') {
    throw notBought({ item: code, reason: 'it is a bundle; buy its parts.' }, pointer);
  }
}
