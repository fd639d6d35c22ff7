import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Body, TestTenant } from '../support/harness.ts';
import { mainWarehouse } from '../support/selling.ts';
import { field, press } from './support/keyboard.ts';
import {
  open,
  type Stage,
  startStage,
  type Visitor,
  type VisitorOptions,
} from './support/stage.ts';

let stage: Stage;
let tenant: TestTenant;
const ids: Record<string, string> = {};

beforeAll(async () => {
  stage = await startStage();
  tenant = await stage.world.tenant({ company: 'Quick Fingers', locale: 'en' });
  const units = await tenant.ok('masterdata.listUnit', { filter: { code: { eq: 'PCS' } } });
  const goods = { kind: 'goods', unitId: units.data[0].id, salesPrice: '113' };
  const items = [
    { code: 'A-1', name: '铝合金外壳' },
    { code: 'A-10', name: 'Long shell' },
    { code: 'B-2', name: 'Bearing' },
  ];
  for (const one of items) {
    ids[one.code] = (await tenant.ok('masterdata.createItem', { ...goods, ...one })).id;
  }
  for (const code of ['C1', 'C12', 'D3']) {
    const made = await tenant.ok('masterdata.createCustomer', { code, name: `Customer ${code}` });
    ids[code] = made.id;
  }
  ids['MAIN'] = await mainWarehouse(tenant);
}, 120_000);

afterAll(() => stage?.stop());

const SLOW_MS = 700;
const slow = ['items', 'customers', 'warehouses'].map((noun) => `*/api/masterdata/${noun}?*`);

/**
 * Somebody whose lists, and the dictionary of pinyin, are slow to come. They are held up beneath
 * the library, which would do without the browser's cache otherwise.
 */
async function slowly(options?: VisitorOptions): Promise<Visitor> {
  const visitor = await stage.signedIn(tenant, options);
  const wire = await visitor.context.newCDPSession(visitor.page);
  wire.on('Fetch.requestPaused', async ({ requestId }) => {
    await new Promise((done) => setTimeout(done, SLOW_MS));
    await wire.send('Fetch.continueRequest', { requestId }).catch(() => undefined);
  });
  const patterns = [...slow, '*pinyin*'].map((urlPattern) => ({ urlPattern }));
  await wire.send('Fetch.enable', { patterns });
  return visitor;
}

let somebody: Promise<Visitor> | undefined;

/** Loaded again, so that no list is there from before. */
async function beginOrder(): Promise<Visitor> {
  somebody ??= slowly();
  const visitor = await somebody;
  await open(visitor.page, '/sales/sales-orders/new');
  await visitor.page.locator('[data-path="customerId"] input:focus').waitFor();
  return visitor;
}

/** One line as it is typed without looking up: item, quantity, price. */
async function line(page: Page, item: string, quantity: string, price: string): Promise<void> {
  await page.keyboard.type(item);
  await press(page, 'Tab', 'Tab');
  await page.keyboard.type(quantity);
  await press(page, 'Tab');
  await page.keyboard.type(price);
}

const saved = async (page: Page): Promise<Body> => {
  await page.waitForURL('**/sales-orders/so_*');
  return tenant.ok('sales.getSalesOrder', { id: page.url().split('/').at(-1) as string });
};

const toLines = (page: Page) => page.locator('[role=grid]').focus();
const wrong = (page: Page) => page.locator('[aria-invalid="true"], .problem').count();

describe('somebody who types faster than the lists come', () => {
  it('loses nothing: codes, pinyin and prices arrive, and saving waits for them', async () => {
    const { page, complaints } = await beginOrder();
    await field(page, 'C1');
    await toLines(page);
    await line(page, 'A-1', '2', '100');
    await press(page, 'Enter', 'Home');
    await line(page, 'lhjwk', '3', '110');
    await press(page, 'Enter', 'Home');
    await line(page, 'Bearing', '4', '120');
    await press(page, 'Control+s');
    expect(await wrong(page)).toBe(0);
    const order = await saved(page);
    expect(order.customerId).toBe(ids['C1']);
    expect(order.lines.map((one: Body) => [one.itemId, one.quantity, one.price])).toEqual([
      [ids['A-1'], '2', '100'],
      [ids['A-1'], '3', '110'],
      [ids['B-2'], '4', '120'],
    ]);
    expect(complaints).toEqual([]);
  }, 60_000);

  it('may save in the middle of a cell, or of a field', async () => {
    const { page } = await beginOrder();
    await field(page, 'D3');
    await toLines(page);
    await line(page, 'A-10', '1', '9');
    await press(page, 'Control+s');
    const order = await saved(page);
    expect(order.lines.map((one: Body) => [one.itemId, one.price])).toEqual([[ids['A-10'], '9']]);
    await open(page, `/masterdata/items/${ids['A-1']}/edit`);
    await page.locator('[data-path="warehouseId"] input').focus();
    await page.keyboard.type('main');
    await press(page, 'Control+s');
    await page.waitForURL(`**/items/${ids['A-1']}`);
    const item = await tenant.ok('masterdata.getItem', { id: ids['A-1'] });
    expect(item.warehouseId).toBe(ids['MAIN']);
  }, 60_000);

  it('may take a line away meanwhile: what is found goes to the line that asked', async () => {
    const { page } = await beginOrder();
    await field(page, 'C12');
    await toLines(page);
    await line(page, 'A-1', '1', '1');
    await press(page, 'Enter', 'Home');
    await line(page, 'B-2', '2', '2');
    await press(page, 'Enter', 'ArrowUp', 'ArrowUp', 'Control+Delete', 'Control+s');
    const order = await saved(page);
    expect(order.lines.map((one: Body) => [one.itemId, one.quantity])).toEqual([[ids['B-2'], '2']]);
  }, 60_000);

  it('is told at the field, and nothing is sent, where a text stands for nothing', async () => {
    const { page } = await beginOrder();
    await field(page, 'Customer');
    await toLines(page);
    await line(page, 'Z-9', '2', '100');
    await press(page, 'Enter', 'Control+s');
    const cell = page.locator('[data-path="lines.0.itemId"][aria-invalid="true"]');
    await cell.waitFor();
    expect(await cell.getAttribute('title')).toContain('Z-9');
    const note = page.locator('[data-path="customerId"] .field-error');
    expect(await note.textContent()).toContain('More than one fits “Customer”');
    expect(await page.locator('[data-path="customerId"] input').inputValue()).toBe('Customer');
    expect(page.url()).toContain('/new');
    await page.locator('[data-path="customerId"] input').focus();
    await field(page, 'D3');
    await note.waitFor({ state: 'detached' });
    await toLines(page);
    await press(page, 'Home');
    await page.keyboard.type('B-2');
    await press(page, 'Tab', 'Control+s');
    const order = await saved(page);
    expect(order).toMatchObject({ customerId: ids['D3'], lines: [{ itemId: ids['B-2'] }] });
  }, 60_000);

  it('finds what was typed on the cards of a phone too', async () => {
    const { page } = await slowly({ phone: true, width: 390, height: 844 });
    await open(page, '/sales/sales-orders/new');
    await page.locator('[data-path="customerId"] input').focus();
    await field(page, 'C12');
    await page.locator('[data-path="lines.0.itemId"] input').focus();
    await field(page, 'A-1');
    await page.locator('[data-path="lines.0.quantity"] input').focus();
    await page.keyboard.type('12');
    await press(page, 'Control+s');
    const order = await saved(page);
    expect(order).toMatchObject({
      customerId: ids['C12'],
      lines: [{ itemId: ids['A-1'], quantity: '12' }],
    });
  }, 60_000);
});
