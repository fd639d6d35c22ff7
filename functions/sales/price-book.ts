import type { customer } from '../../shared/contracts/masterdata/customer.ts';
import type { item } from '../../shared/contracts/masterdata/item.ts';
import { priceList } from '../../shared/contracts/masterdata/price-list.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import { add, type Decimal, div, mul, round, sub } from '../../shared/kernel/decimal.ts';
import type { Ctx } from '../platform/context.ts';
import type { PriceCandidate, PriceSource } from './domain/price-policy.ts';
import type { Settings } from './settings.ts';

type List = Doc<typeof priceList>;

/** The lists that may have a word on a price. */
export interface PriceBook {
  customer: Doc<typeof customer>;
  tierDiscounts: NonNullable<Settings['tierDiscounts']>;
  agreed?: List | undefined;
  general?: List | undefined;
  floor?: List | undefined;
}

/** In what form the price is wanted; a price has up to six decimals. */
export interface PriceForm {
  taxIncluded: boolean;
  taxRate: Decimal;
}

export async function openPriceBook(
  ctx: Ctx,
  buyer: Doc<typeof customer>,
  settings: Settings,
): Promise<PriceBook> {
  const ids = [buyer.priceListId, settings.generalPriceListId, settings.floorPriceListId];
  const lists = await ctx.store.findMany(
    priceList,
    ids.filter((id) => id !== undefined),
  );
  const [agreed, general, floor] = ids.map((id) => usable(ctx, lists.get(id ?? '')));
  return { customer: buyer, tierDiscounts: settings.tierDiscounts ?? {}, agreed, general, floor };
}

/** A list in another currency or out of use has no say. */
const usable = (ctx: Ctx, list: List | undefined): List | undefined =>
  list && !list.archived && list.currency === ctx.company.currency ? list : undefined;

const PRICE_PLACES = 6;

/** A price with tax from one without, or the other way round. */
function inForm(price: Decimal, includes: boolean, form: PriceForm): Decimal {
  if (includes === form.taxIncluded) return price;
  const factor = add('1', form.taxRate);
  return includes ? div(price, factor, PRICE_PLACES) : round(mul(price, factor), PRICE_PLACES);
}

const later = (a = '', b = ''): string | undefined => (a > b ? a : b) || undefined;
const earlier = (a = '9999-12-31', b = '9999-12-31') => {
  const first = a < b ? a : b;
  return first === '9999-12-31' ? undefined : first;
};

const fromList = (source: PriceSource, list: List | undefined, itemId: string, form: PriceForm) =>
  (list?.lines ?? [])
    .filter((line) => line.itemId === itemId)
    .map(
      (line): PriceCandidate => ({
        source,
        name: list?.name ?? '',
        price: inForm(line.price, list?.taxIncluded ?? false, form),
        minQuantity: line.minQuantity,
        validFrom: later(line.validFrom, list?.validFrom),
        validTo: earlier(line.validTo, list?.validTo),
      }),
    );

/** Every price that might apply to an item, in the wanted form. */
export function candidatesFor(
  ctx: Ctx,
  book: PriceBook,
  goods: Doc<typeof item>,
  form: PriceForm,
): PriceCandidate[] {
  const { tier } = book.customer;
  const discount = book.tierDiscounts[tier];
  const list = goods.salesPrice;
  const own = list === undefined ? undefined : inForm(list, ctx.company.pricesIncludeTax, form);
  return [
    ...(own === undefined ? [] : [{ source: 'item' as const, price: own }]),
    ...(own === undefined || discount === undefined
      ? []
      : [
          {
            source: 'tier' as const,
            name: tier,
            price: round(mul(own, sub('1', discount)), PRICE_PLACES),
          },
        ]),
    ...fromList('general', book.general, goods.id, form),
    ...fromList('customer', book.agreed, goods.id, form),
  ];
}

/** The lowest price at which this quantity may go, if the company has set one. */
export function floorFor(
  book: PriceBook,
  itemId: string,
  form: PriceForm,
  quantity: Decimal,
  date: string,
  choose: (
    candidates: readonly PriceCandidate[],
    quantity: Decimal,
    date: string,
  ) => Decimal | null,
): Decimal | undefined {
  return choose(fromList('general', book.floor, itemId, form), quantity, date) ?? undefined;
}
