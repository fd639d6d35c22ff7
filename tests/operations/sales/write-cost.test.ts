import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Item } from '../../../functions/platform/store.ts';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { type RawTable, rawTable } from '../../support/raw-table.ts';
import { newItem, openShop, receive } from '../../support/selling.ts';

let world: World;
let t: TestTenant;
let table: RawTable;
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  table = rawTable(world, t.id);
});
afterAll(async () => {
  table.close();
  await world.stop();
});

/** Names and values as the store bills them: text and bytes by length, numbers by digits. */
const bytesOf = (value: unknown): number => {
  if (value instanceof Uint8Array) return value.byteLength;
  if (typeof value === 'object' && value !== null) return JSON.stringify(value).length;
  return Buffer.byteLength(String(value));
};
const sizeOf = (item: Item): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + name.length + bytesOf(value), 0);

/** The content of an item whatever the order of its attributes. */
const contentOf = (item: Item): string =>
  JSON.stringify(
    Object.entries(item)
      .map(([name, value]) => [name, bytesTo64(value)])
      .sort(),
  );
const bytesTo64 = (value: unknown): unknown =>
  value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;

/** A transaction bills two units per kilobyte begun of every item it writes. */
async function unitsOf(act: () => Promise<unknown>): Promise<number> {
  const before = new Set((await table.scan()).map(contentOf));
  await act();
  // What others do about it belongs to it, however late a busy machine does it.
  await world.settle();
  const written = (await table.scan()).filter(
    (item) => !before.has(contentOf(item)) && !item.pk.startsWith('seal'),
  );
  return written.reduce((sum, item) => sum + 2 * Math.ceil(sizeOf(item) / 1024), 0);
}

/** Delivery, invoice and payment each check a period lock, which bills as a write of two. */
const PERIOD_CHECKS = 6;

/** Of each commit on its own, so that none grows at the cost of another. */
const BUDGETS = { create: 10, confirm: 18, deliver: 38, invoice: 18, pay: 26 };

it('an order of 3 lines costs at most 130 write units from creation to payment', async () => {
  const shop = await openShop(t);
  const others = [await newItem(t), await newItem(t)];
  for (const { id } of others) await receive(t, id, shop.warehouseId, '100');
  await world.settle();
  const lines = [shop.itemId, ...others.map(({ id }) => id)].map((itemId) => ({
    itemId,
    quantity: '10',
  }));
  let id = '';
  const units = {
    create: await unitsOf(async () => {
      const wish = { customerId: shop.customerId, lines };
      id = (await t.ok('sales.createSalesOrder', wish)).id;
    }),
    confirm: await unitsOf(() => t.ok('sales.confirmSalesOrder', { id })),
    deliver: await unitsOf(() => t.ok('sales.deliverSalesOrder', { id })),
    invoice: await unitsOf(() => t.ok('sales.issueSalesInvoice', { id })),
    pay: await unitsOf(async () => {
      const { date } = await t.ok('sales.getSalesOrder', { id });
      await t.ok('finance.receivePayment', {
        customerId: shop.customerId,
        date,
        amount: '3390',
        method: 'bankTransfer',
      });
    }),
  };
  expect((await t.ok('sales.getSalesOrder', { id })).state).toBe('closed');
  for (const [name, budget] of Object.entries(BUDGETS)) {
    expect(units[name as keyof typeof units], name).toBeLessThanOrEqual(budget);
  }
  const total = Object.values(units).reduce((a, b) => a + b, PERIOD_CHECKS);
  expect(total, JSON.stringify(units)).toBeLessThanOrEqual(130);
});
