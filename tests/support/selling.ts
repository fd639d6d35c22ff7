import type { Body, TestTenant } from './harness.ts';

/** A company that can sell: a customer, an item in stock, and where it lies. */
export interface Shop {
  customerId: string;
  itemId: string;
  warehouseId: string;
  unitId: string;
}

export interface ShopChoices {
  stock?: string;
  unitCost?: string;
  item?: Record<string, unknown>;
  customer?: Record<string, unknown>;
}

let count = 0;
const next = (prefix: string): string => {
  count += 1;
  return `${prefix}-${count}`;
};

const idOf = async (t: TestTenant, operation: string, code: string): Promise<string> => {
  const { data } = await t.ok(operation, { filter: { code: { eq: code } } });
  return data[0].id;
};

/** Price 113 incl. 13 % tax, unless chosen otherwise. */
export async function newItem(t: TestTenant, more: Record<string, unknown> = {}): Promise<Body> {
  const unitId = await idOf(t, 'masterdata.listUnit', 'PCS');
  const code = next('IT');
  const kind = { kind: 'goods', stocked: true, make: false, decimals: 0 };
  const fields = { code, name: `Bearing ${code}`, ...kind, unitId, salesPrice: '113' };
  return t.ok('masterdata.createItem', { ...fields, ...more });
}

export async function newCustomer(
  t: TestTenant,
  more: Record<string, unknown> = {},
): Promise<Body> {
  const code = next('CU');
  const terms = { kind: 'endOfMonth', days: 30 };
  const fields = { code, name: `Customer ${code}`, tier: 'B', paymentTerms: terms };
  return t.ok('masterdata.createCustomer', { ...fields, revenuePoint: 'delivery', ...more });
}

export const mainWarehouse = (t: TestTenant): Promise<string> =>
  idOf(t, 'masterdata.listWarehouse', 'MAIN');

export const receive = (
  t: TestTenant,
  itemId: string,
  warehouseId: string,
  quantity: string,
  unitCost = '60',
): Promise<Body> =>
  t.ok('inventory.receiveOtherStock', {
    warehouseId,
    reason: 'other',
    account: 'capital',
    lines: [{ itemId, quantity, unitCost }],
  });

export async function openShop(t: TestTenant, choices: ShopChoices = {}): Promise<Shop> {
  const item = await newItem(t, choices.item);
  const customer = await newCustomer(t, choices.customer);
  const warehouseId = await mainWarehouse(t);
  const { stock = '100', unitCost } = choices;
  if (stock !== '0') await receive(t, item.id, warehouseId, stock, unitCost);
  return { customerId: customer.id, itemId: item.id, warehouseId, unitId: item.unitId };
}

export const order = (
  t: Pick<TestTenant, 'ok'>,
  shop: Shop,
  quantity = '10',
  more: Record<string, unknown> = {},
): Promise<Body> =>
  t.ok('sales.createSalesOrder', {
    customerId: shop.customerId,
    lines: [{ itemId: shop.itemId, quantity }],
    ...more,
  });

export async function confirmed(
  t: Pick<TestTenant, 'ok'>,
  shop: Shop,
  quantity = '10',
  more: Record<string, unknown> = {},
): Promise<Body> {
  const { id } = await order(t, shop, quantity, more);
  return t.ok('sales.confirmSalesOrder', { id });
}

export async function delivered(
  t: Pick<TestTenant, 'ok'>,
  shop: Shop,
  quantity = '10',
  more: Record<string, unknown> = {},
): Promise<{ order: Body; delivery: Body }> {
  const taken = await confirmed(t, shop, quantity, more);
  const delivery = await t.ok('sales.deliverSalesOrder', { id: taken.id });
  const after = await t.ok('sales.getSalesOrder', { id: taken.id });
  return { order: after, delivery };
}

/** Σ debit − Σ credit by account over all vouchers, without empty ones. */
export async function trialBalance(t: TestTenant): Promise<Record<string, number>> {
  const { data } = await t.ok('finance.listJournal', { limit: 500 });
  const sums: Record<string, number> = {};
  for (const { lines } of data) {
    for (const { accountCode, debit, credit } of lines) {
      sums[accountCode] = (sums[accountCode] ?? 0) + Number(debit) - Number(credit);
    }
  }
  const rounded = Object.entries(sums).map(([code, sum]) => [code, Math.round(sum * 100) / 100]);
  return Object.fromEntries(rounded.filter(([, sum]) => sum !== 0));
}

/** Every invariant of the company holds; else the test shows what does not. */
export async function assertSound(t: TestTenant): Promise<void> {
  const report = await t.ok('platform.integrityReport');
  const broken = report.checks.filter((check: Body) => !check.ok);
  if (broken.length > 0) throw new Error(JSON.stringify(broken, null, 2).slice(0, 4000));
}
