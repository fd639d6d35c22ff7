import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newMaterial, newSupplier } from '../support/buying.ts';
import type { TestTenant } from '../support/harness.ts';
import { field, press, reach } from './support/keyboard.ts';
import { open, type Stage, startStage, type Visitor } from './support/stage.ts';

let stage: Stage;
let t: TestTenant;
let visitor: Visitor;
let page: Page;

beforeAll(async () => {
  stage = await startStage();
  t = await stage.world.tenant({ company: 'Once', locale: 'en' });
  visitor = await stage.signedIn(t);
  page = visitor.page;
}, 120_000);
afterAll(() => stage?.stop());

const all = async (operation: string): Promise<number> => (await t.ok(operation, {})).data.length;

it('a command that stays on its page is given anew by another press, by two quick ones once', async () => {
  const low = { reorderPoint: '10', lotSize: '50' };
  const { code } = await newMaterial(t, low);
  const sent: (string | undefined)[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (!pathname.endsWith('/purchase-requests/reorder') || search !== '') return;
    sent.push(request.headers()['idempotency-key']);
  });
  const requests = () => all('purchasing.listPurchaseRequest');
  await open(page, '/purchasing/do/requestReorders');
  const button = page.getByRole('button', { name: 'Request items below reorder point' });
  await button.dblclick();
  await expect.poll(requests).toBe(1);
  await page.locator('.answer').waitFor();
  await newMaterial(t, low);
  await page.mouse.move(0, 0);
  await button.click();
  await expect.poll(requests).toBe(2);
  expect(new Set(sent).size).toBe(2);
  expect(sent).toHaveLength(2);
  // What was answered to all items is not the answer to this one.
  await page.locator('[data-path="itemIds"] input').first().fill(code);
  await page.keyboard.press('Enter');
  await page.locator('.answer').waitFor({ state: 'detached' });
}, 60_000);

it('what is sent again because its answer was lost is made once', async () => {
  const supplier = await newSupplier(t);
  const item = await newMaterial(t);
  await t.ok('purchasing.createSupplierPrice', {
    ...{ supplierId: supplier.id, itemId: item.id, breaks: [{ minimum: '1', price: '2' }] },
  });
  await open(page, `/purchasing/purchase-orders/new?supplierId=${supplier.id}`);
  await reach(page, page.locator('[role=grid]'));
  await field(page, item.code);
  await field(page, '5');
  let lost = 0;
  await page.route('**/api/purchasing/purchase-orders', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    return route.fulfill({ status: 502, body: '' });
  });
  await press(page, 'Control+s');
  await page.locator('.problem').waitFor();
  expect(await all('purchasing.listPurchaseOrder')).toBe(1);
  await press(page, 'Control+s');
  await page.waitForURL('**/purchase-orders/po_*');
  expect(lost).toBe(1);
  expect(await all('purchasing.listPurchaseOrder')).toBe(1);
}, 60_000);
