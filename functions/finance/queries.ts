import { ledgerSettings } from '../../shared/contracts/finance/ledger-settings.ts';
import { openItem } from '../../shared/contracts/finance/open-item.ts';
import { add, type Decimal } from '../../shared/kernel/decimal.ts';
import type { Ctx } from '../platform/context.ts';
import { guardNumber } from '../platform/guards.ts';
import { settingsIdOf } from '../platform/keys.ts';
import { wholeCompany } from '../platform/read-model/reads.ts';
import { exposureKey } from './data/guard-keys.ts';
import { noLedger } from './domain/finance-errors.ts';
import type { Ledger, OpenItemDoc } from './domain/ledger.ts';
import { oldestFirst } from './domain/oldest-first.ts';
import { rateOn } from './domain/tax-rates.ts';

/** One document per tenant; its id follows from the tenant's. */
export const ledgerId = (tenantId: string): string => settingsIdOf(ledgerSettings, tenantId);

/** The company's ledger settings: roles, currency, rates. Throws 'finance.noLedger'. */
export async function loadLedger(ctx: Ctx): Promise<Ledger> {
  const ledger = await ctx.store.find(ledgerSettings, ledgerId(ctx.tenant.id));
  if (!ledger) throw noLedger();
  return ledger;
}

/** The rate of a tax on a day, from the ledger that was loaded. Throws 'finance.noTaxRate'. */
export const taxRateIn = (ledger: Ledger, code: string, date: string) => ({
  code,
  rate: rateOn(code, date, ledger.taxRates),
});

/** The tax of goods: the code that was named, else their own, else the company's usual one. */
export const taxOfGoods = (
  { ledger, date }: { ledger: Ledger; date: string },
  goods: { taxCode?: string | undefined },
  code?: string,
) => taxRateIn(ledger, code ?? goods.taxCode ?? ledger.defaultTaxCode, date);

export interface Exposure {
  receivable: Decimal;
  shipped: Decimal;
  orders: Decimal;
  exposure: Decimal;
}

/** What a customer owes and will owe, as the guard of credit counts it. */
export async function exposureOf(ctx: Ctx, customerId: string): Promise<Exposure> {
  const [item] = await ctx.store.items([exposureKey(customerId)]);
  const receivable = guardNumber(item, 'receivable');
  const shipped = guardNumber(item, 'shipped');
  const orders = guardNumber(item, 'orders');
  return { receivable, shipped, orders, exposure: add(receivable, shipped, orders) };
}

type Kind = OpenItemDoc['kind'];
const LIMIT = 500;

async function openItems(
  ctx: Ctx,
  field: 'customerId' | 'supplierId',
  partyId: string,
  kinds: readonly Kind[],
): Promise<OpenItemDoc[]> {
  const filter = {
    [field]: { eq: partyId },
    settled: { eq: 'false' },
    kind: { in: kinds.join(',') },
  };
  const request = { filter, sort: 'dueDate', limit: LIMIT };
  const page = await ctx.reads.list(openItem, request, wholeCompany);
  const ids = page.data.map(({ id }) => String(id));
  const found = await ctx.store.findMany(openItem, ids);
  return oldestFirst([...found.values()].filter(({ settled }) => !settled));
}

/** What a customer has not paid yet, oldest due first; the first 500. */
export const openItemsOf = (
  ctx: Ctx,
  customerId: string,
  kinds: readonly Kind[] = ['receivable'],
): Promise<OpenItemDoc[]> => openItems(ctx, 'customerId', customerId, kinds);

/** What we have not paid a supplier yet, oldest due first; the first 500. */
export const payablesOf = (
  ctx: Ctx,
  supplierId: string,
  kinds: readonly Kind[] = ['payable'],
): Promise<OpenItemDoc[]> => openItems(ctx, 'supplierId', supplierId, kinds);
