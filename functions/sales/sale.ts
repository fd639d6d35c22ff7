import { customer } from '../../shared/contracts/masterdata/customer.ts';
import { warehouse } from '../../shared/contracts/masterdata/warehouse.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import { loadLedger } from '../finance/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { load } from '../platform/entity.ts';
import { foreignCurrency } from './domain/errors.ts';
import { openPriceBook, type PriceBook } from './price-book.ts';
import { loadSettings, type Settings } from './settings.ts';

/** All that a document for one customer needs to know before its lines can be priced. */
export interface Sale {
  customer: Doc<typeof customer>;
  settings: Settings;
  book: PriceBook;
  ledger: Awaited<ReturnType<typeof loadLedger>>;
  date: string;
  taxIncluded: boolean;
  currency: string;
  warehouseId?: string | undefined;
}

export interface SaleWish {
  customerId: string;
  date?: string | undefined;
  taxIncluded?: boolean | undefined;
  warehouseId?: string | undefined;
}

const MAIN = 'MAIN';

/** A customer the actor may see, and how the company sells to them. */
export async function openSale(ctx: Ctx, wish: SaleWish): Promise<Sale> {
  const buyer = await load(ctx, customer, wish.customerId, 'customer.read');
  const { currency, pricesIncludeTax } = ctx.company;
  if (buyer.currency !== undefined && buyer.currency !== currency) {
    throw foreignCurrency({ currency: buyer.currency, books: currency }, '/customerId');
  }
  const [settings, ledger] = await Promise.all([loadSettings(ctx), loadLedger(ctx)]);
  return {
    customer: buyer,
    settings,
    ledger,
    book: await openPriceBook(ctx, buyer, settings),
    date: wish.date ?? ctx.today,
    taxIncluded: wish.taxIncluded ?? buyer.taxIncluded ?? pricesIncludeTax,
    currency,
    warehouseId: wish.warehouseId ?? settings.warehouseId ?? (await mainWarehouse(ctx)),
  };
}

const mainWarehouse = (ctx: Ctx): Promise<string | undefined> =>
  ctx.store.findUnique(warehouse, ['code'], [MAIN]);

/** Whose a new document is: the customer's owner, else the maker. */
export function belongsTo(ctx: Ctx, buyer: Doc<typeof customer>) {
  const ownerId = buyer.ownerId ?? ctx.access.memberId;
  const team = buyer.team ?? ctx.access.team;
  return {
    ...(ownerId !== undefined && { ownerId }),
    ...(team !== undefined && { team }),
    ...(buyer.region !== undefined && { region: buyer.region }),
  };
}
