import { supplier } from '../../shared/contracts/masterdata/supplier.ts';
import { warehouse } from '../../shared/contracts/masterdata/warehouse.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import { loadLedger } from '../finance/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { need } from '../platform/entity.ts';
import { foreignCurrency, notASupplier } from './domain/errors.ts';
import { loadSettings, type Settings } from './settings.ts';

/** All that an order to one supplier needs to know before its lines can be priced. */
export interface Purchase {
  supplier: Doc<typeof supplier>;
  settings: Settings;
  ledger: Awaited<ReturnType<typeof loadLedger>>;
  date: string;
  taxIncluded: boolean;
  /** A small-scale taxpayer books what he buys with its tax. */
  deductible: boolean;
  currency: string;
  /** Where goods go that name no place of their own. */
  warehouseId?: string | undefined;
  mainWarehouseId?: string | undefined;
}

export interface PurchaseWish {
  supplierId: string;
  date?: string | undefined;
  taxIncluded?: boolean | undefined;
  warehouseId?: string | undefined;
}

const MAIN = 'MAIN';

/** The supplier, if he sells in the currency of the books. */
export async function usableSupplier(ctx: Ctx, id: string): Promise<Doc<typeof supplier>> {
  const seller = await need(ctx, supplier, id, '/supplierId');
  const { currency: books } = ctx.company;
  const { currency = books } = seller;
  if (currency !== books) throw foreignCurrency({ currency, books }, '/supplierId');
  return seller;
}

/** How the company buys from a supplier that is in use. */
export async function openPurchase(ctx: Ctx, wish: PurchaseWish): Promise<Purchase> {
  const seller = await usableSupplier(ctx, wish.supplierId);
  if (seller.archived) throw notASupplier({ supplier: seller.code }, '/supplierId');
  const [settings, ledger, mainWarehouseId] = await Promise.all([
    loadSettings(ctx),
    loadLedger(ctx),
    ctx.store.findUnique(warehouse, ['code'], [MAIN]),
  ]);
  return {
    supplier: seller,
    settings,
    ledger,
    date: wish.date ?? ctx.today,
    taxIncluded: wish.taxIncluded ?? seller.taxIncluded ?? ctx.company.pricesIncludeTax,
    deductible: ledger.taxRegime === 'general',
    currency: ledger.currency,
    warehouseId: wish.warehouseId,
    mainWarehouseId,
  };
}
