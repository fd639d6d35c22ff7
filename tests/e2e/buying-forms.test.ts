import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { approved, newMaterial, newSupplier, type Purchasing } from '../support/buying.ts';
import type { Body, TestTenant } from '../support/harness.ts';
import { mainWarehouse } from '../support/selling.ts';
import { field, press, reach } from './support/keyboard.ts';
import { open, type Stage, startStage, type Visitor } from './support/stage.ts';

let stage: Stage;
let t: TestTenant;
let visitor: Visitor;
let place: Purchasing;
let item: Body;

/** A supplier who sells by the crate of 24 what is counted one by one. */
beforeAll(async () => {
  stage = await startStage();
  t = await stage.world.tenant({ company: 'Crates', locale: 'en' });
  const crate = await t.ok('masterdata.createUnit', { code: 'CRATE', name: 'crate', decimals: 0 });
  const purchaseUnits = [{ unitId: crate.id, numerator: '24', denominator: '1' }];
  item = await newMaterial(t, { code: 'BOLT', purchaseUnits });
  const supplier = await newSupplier(t);
  await t.ok('purchasing.createSupplierPrice', {
    ...{ supplierId: supplier.id, itemId: item.id, unitId: crate.id, taxIncluded: false },
    ...{ breaks: [{ minimum: '1', price: '120' }], validFrom: '2020-01-01' },
  });
  place = { supplierId: supplier.id, itemId: item.id, warehouseId: await mainWarehouse(t) };
  visitor = await stage.signedIn(t);
}, 120_000);
afterAll(() => stage?.stop());

const total = (page: Page, text: string) =>
  page.locator('.form-totals dd', { hasText: text }).last().waitFor();

it('an order shows the offer with its unit, and the total that is booked', async () => {
  const { page } = visitor;
  await open(page, `/purchasing/purchase-orders/new?supplierId=${place.supplierId}`);
  await reach(page, page.locator('[role=grid]'));
  await field(page, 'BOLT');
  await page.keyboard.type('48');
  await press(page, 'Tab');
  await page.getByText('120.00 / CRATE').waitFor();
  await total(page, '271.20');
  await press(page, 'Control+s');
  await page.waitForURL('**/purchase-orders/po_*');
  const id = page.url().split('/').at(-1);
  const made = await t.ok('purchasing.getPurchaseOrder', { id });
  expect(made).toMatchObject({ net: '240', gross: '271.2', lines: [{ purchaseQuantity: '2' }] });
}, 60_000);

it('an invoice shows the total of what is printed, and of nothing that is no number', async () => {
  const order = await approved(t, place, { quantity: '7', price: '10' });
  const { page } = visitor;
  await open(page, `/purchasing/purchase-invoices/new?supplierId=${place.supplierId}`);
  await page.locator('[data-path="invoiceNumber"] input').fill('SI-1');
  await reach(page, page.locator('[role=grid]'));
  await field(page, order.number);
  await field(page, '1');
  await field(page, '7');
  await field(page, '');
  await field(page, '70.01');
  await total(page, '79.11');
  await page.keyboard.type('9.1x');
  await press(page, 'Enter');
  await page.locator('.form-totals').waitFor({ state: 'detached' });
  await press(page, 'ArrowUp');
  await page.keyboard.type('9.11');
  await press(page, 'Enter');
  await total(page, '79.12');
  await press(page, 'Control+s');
  await page.waitForURL('**/purchase-invoices/pinv_*');
  const id = page.url().split('/').at(-1);
  const made = await t.ok('purchasing.getPurchaseInvoice', { id });
  expect(made).toMatchObject({ net: '70.01', tax: '9.11', gross: '79.12' });
}, 60_000);

it('an answer that comes late takes nothing from the order that was scanned meanwhile', async () => {
  const [first, second] = [await approved(t, place), await approved(t, place)];
  const { page } = visitor;
  const accepted = page.locator('.receive-field input').first();
  const scan = async (number: string) => {
    await page.locator('.scan-field').fill(number);
    await page.locator('.scan-field').press('Enter');
    await page.locator('.receive h2', { hasText: number }).waitFor();
  };
  await open(page, '/scan');
  await scan(first.number);
  await accepted.fill('40');
  const late: Promise<Route> = new Promise((held) =>
    page.route('**/goods-receipts', async (route) => held(route)),
  );
  await page.locator('.effect-list li').first().waitFor();
  await page.locator('.receive-foot button').click();
  const sent = await late;
  await scan(second.number);
  await accepted.fill('1.');
  await page.getByText('99 short').waitFor();
  const answered = page.waitForResponse(sent.request().url());
  await sent.continue();
  await answered;
  await expect
    .poll(async () => (await t.ok('purchasing.getPurchaseOrder', { id: first.id })).lines[0])
    .toMatchObject({ received: '40' });
  expect(await accepted.inputValue()).toBe('1.');
  expect(await page.locator('.done-line').count()).toBe(0);
  expect(visitor.complaints).toEqual([]);
}, 60_000);

it('the rest came as expected: what was counted or refused stays as it was typed', async () => {
  const line = { itemId: item.id, quantity: '100', price: '5' };
  const draft = await t.ok('purchasing.createPurchaseOrder', {
    supplierId: place.supplierId,
    lines: [line, line, line],
  });
  const order = await t.ok('purchasing.approvePurchaseOrder', { id: draft.id });
  const { page } = visitor;
  await open(page, `/purchasing/receive?order=${order.id}`);
  const entries = page.locator('.receive-field input.num');
  await entries.nth(5).waitFor();
  await entries.nth(0).fill('98');
  await entries.nth(3).fill('10');
  await page.keyboard.press('Control+d');
  await expect.poll(() => entries.nth(4).inputValue()).toBe('100');
  const typed = await entries.evaluateAll((all) =>
    all.map((one) => (one as HTMLInputElement).value),
  );
  expect(typed).toEqual(['98', '', '90', '10', '100', '']);
}, 60_000);

it('a lot is received with its last good day, and stands on the list of lots', async () => {
  const resin = await newMaterial(t, { code: 'RESIN', trackLots: true, shelfLifeDays: 90 });
  const order = await approved(t, { ...place, itemId: resin.id });
  const { page, complaints } = await stage.signedIn(t);
  await open(page, `/purchasing/receive?order=${order.id}`);
  await page.locator('.receive-field input.num').first().fill('40');
  await page.getByLabel('Lot').fill('R-1');
  const day = page.getByLabel('Expires on');
  await day.fill('2199-06-30');
  await day.blur();
  await page.locator('.effect-list li').first().waitFor();
  await page.locator('.receive-foot button').click();
  await page.waitForURL('**/goods-receipts/*');
  await open(page, '/inventory/ask/listLots?expiresUntil=2199-12-31');
  await page.getByRole('row').filter({ hasText: 'R-1' }).getByText('2199').waitFor();
  expect(complaints).toEqual([]);
}, 60_000);
