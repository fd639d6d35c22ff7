import type { Page } from 'playwright-core';
import type { Furnished } from './screenshot-company.ts';

export interface Shot {
  name: string;
  path: string;
  /** What is done on the page before the picture. */
  act?: (page: Page) => Promise<void>;
}

const press =
  (...keys: string[]) =>
  async (page: Page) => {
    for (const key of keys) await page.keyboard.press(key);
    await page.waitForTimeout(700);
  };

/** Every page that is looked at, the automatic ones by an example each. */
export const shotsOf = (ids: Furnished): readonly Shot[] => [
  { name: 'home', path: '/' },
  { name: 'orders', path: '/sales/sales-orders' },
  { name: 'orders-filtered', path: '/sales/sales-orders?state=confirmed&sort=-gross' },
  { name: 'order', path: `/sales/sales-orders/${ids.order}` },
  { name: 'order-draft', path: `/sales/sales-orders/${ids.draft}` },
  {
    name: 'order-confirm',
    path: `/sales/sales-orders/${ids.draft}`,
    act: press('Control+Enter'),
  },
  { name: 'order-new', path: '/sales/sales-orders/new' },
  { name: 'order-edit', path: `/sales/sales-orders/${ids.draft}/edit` },
  { name: 'quotation', path: `/sales/quotations/${ids.quotation}` },
  { name: 'delivery', path: `/sales/deliveries/${ids.delivery}` },
  { name: 'invoice', path: `/sales/sales-invoices/${ids.invoice}` },
  { name: 'customers', path: '/masterdata/customers' },
  { name: 'customer', path: `/masterdata/customers/${ids.customer}` },
  { name: 'customer-edit', path: `/masterdata/customers/${ids.customer}/edit` },
  { name: 'items', path: '/masterdata/items' },
  { name: 'item', path: `/masterdata/items/${ids.item}` },
  { name: 'item-new', path: '/masterdata/items/new' },
  { name: 'import', path: '/masterdata/items/import' },
  { name: 'suppliers-empty', path: '/masterdata/suppliers' },
  { name: 'voucher', path: `/finance/journals/${ids.journal}` },
  { name: 'trial-balance', path: '/finance/ask/trialBalance' },
  { name: 'balance-sheet', path: '/finance/balance-sheet' },
  { name: 'income-statement', path: '/finance/income-statement' },
  { name: 'integrity', path: '/platform/ask/integrityReport' },
  { name: 'sales-settings', path: '/sales/sales-settings' },
  { name: 'palette', path: '/sales/sales-orders', act: press('Control+k') },
  { name: 'keys', path: '/sales/sales-orders', act: press('?') },
];
