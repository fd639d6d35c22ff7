import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { approved, newMaterial, newSupplier, openPurchasing } from '../support/buying.ts';
import type { Body, TestTenant } from '../support/harness.ts';
import {
  newPart,
  newPlant,
  newProduct,
  ordered,
  released,
  routed,
  stockUp,
} from '../support/making.ts';
import { press } from './support/keyboard.ts';
import { open, type Stage, startStage, type Visitor } from './support/stage.ts';

let stage: Stage;
let t: TestTenant;
let visitor: Visitor;

beforeAll(async () => {
  stage = await startStage();
  t = await stage.world.tenant({ locale: 'en' });
  visitor = await stage.signedIn(t);
}, 120_000);
afterAll(() => stage?.stop());

/** What is asked of a line of the document, by its number. */
const answer = (page: Page, lineNo: number, field: string) =>
  page.locator(`[data-path="lines.line${lineNo}.${field}"] input`).first();

async function choose(page: Page, command: string): Promise<void> {
  const button = page.getByRole('button', { name: command, exact: true });
  if ((await button.count()) === 0) {
    await page.locator('.more-button').click();
    await page.getByRole('menuitem', { name: command, exact: true }).click();
  } else await button.first().click();
  await page.locator('.line-answers').waitFor();
}

const send = (page: Page) => page.locator('.drawer-foot .ant-btn-primary').click();

it('a supplier confirms less than was ordered: day and quantity stand beside the line', async () => {
  const place = await openPurchasing(t);
  const order = await approved(t, place, { neededOn: '2099-01-05' });
  const { page } = visitor;
  await open(page, `/purchasing/purchase-orders/${order.id}`);
  await choose(page, 'Confirm by supplier');
  expect(await answer(page, 1, 'quantity').inputValue()).toBe('100');
  await answer(page, 1, 'quantity').fill('60');
  await answer(page, 1, 'confirmedOn').fill('2099-01-09');
  await page.locator('.effect-line', { hasText: 'Confirmed quantity 60' }).waitFor();
  await send(page);
  const read = async () => (await t.ok('purchasing.getPurchaseOrder', { id: order.id })).lines[0];
  await expect
    .poll(read, { timeout: 10_000 })
    .toMatchObject({ confirmedQuantity: '60', confirmedOn: '2099-01-09' });
}, 60_000);

it('material of one line of a work order is scrapped, and the others are left out', async () => {
  const plant = await newPlant(t);
  const parts = [await newPart(t, plant), await newPart(t, plant)];
  const product = await newProduct(t, plant);
  await stockUp(
    ...([t, plant] as const),
    parts.map(({ id }) => ({ itemId: id, quantity: '50', unitCost: '5' })),
  );
  const bill = parts.map(({ id }) => ({ itemId: id, quantity: '1' }));
  await released(t, product.id, bill);
  await routed(t, product.id, [{ workCentreId: plant.centreId }]);
  const work = await ordered(t, plant, product.id, '10');
  await t.ok('manufacturing.issueMaterial', { id: work.id });
  const { page } = visitor;
  await open(page, `/manufacturing/work-orders/${work.id}`);
  await choose(page, 'Scrap material');
  await page.locator('.ant-drawer [data-path="reason"] input').fill('Bent');
  await answer(page, 20, 'quantity').fill('3');
  await page.keyboard.press('Tab');
  await page.locator('.effect-list li').first().waitFor();
  await send(page);
  const scrapped = async () => {
    const { materials } = await t.ok('manufacturing.getWorkOrder', { id: work.id });
    return materials.map((one: { scrapped: string }) => one.scrapped);
  };
  await expect.poll(scrapped, { timeout: 10_000 }).toEqual(['0', '3']);
}, 60_000);

/** Two materials of one supplier in one receipt, ten of each, and three refused at the door. */
async function twoReceived(): Promise<{ receipt: Body; second: Body }> {
  const place = await openPurchasing(t);
  const second = await newMaterial(t);
  const orders = [await approved(t, place), await approved(t, { ...place, itemId: second.id })];
  const receipt = await t.ok('purchasing.receiveGoods', {
    lines: orders.map(({ id }) => ({
      purchaseOrderId: id,
      orderLine: 1,
      quantity: '10',
      rejected: '3',
    })),
  });
  return { receipt, second };
}

it('goods go back to the supplier beside the line they came on, with what is left of it', async () => {
  const { receipt, second } = await twoReceived();
  const lines = [{ receiptLine: 2, quantity: '4' }];
  await t.ok('purchasing.returnToSupplier', { id: receipt.id, lines });
  const { page } = visitor;
  await open(page, `/purchasing/goods-receipts/${receipt.id}`);
  await choose(page, 'Return to supplier');
  const row = page.locator('.line-answers tbody tr', { hasText: second.code });
  expect(await row.locator('[data-label="Not returned"]').textContent()).toBe('6');
  await answer(page, 2, 'quantity').fill('6');
  await answer(page, 1, 'quantity').fill('3');
  await answer(page, 1, 'rejected').check();
  await page.locator('.effect-list li').first().waitFor();
  await send(page);
  await page.waitForURL('**/purchasing/purchase-returns/prt_*');
  const made = await t.ok('purchasing.getPurchaseReturn', { id: page.url().split('/').at(-1) });
  expect(made.lines).toMatchObject([
    { receiptLine: 2, quantity: '6', itemId: second.id },
    { receiptLine: 1, quantity: '3', rejected: true },
  ]);
}, 60_000);

it('freight is spread over lines that are chosen from the receipt by their item', async () => {
  const { receipt, second } = await twoReceived();
  const carrier = await newSupplier(t);
  const { page } = visitor;
  await open(page, '/purchasing/landed-costs/new');
  const choice = async (field: string, text: string) => {
    await page.locator(`[data-path="${field}"] input`).first().fill(text);
    await page.getByRole('option', { name: text }).first().waitFor();
    await page.keyboard.press('Enter');
  };
  await choice('supplierId', carrier.code);
  await page.locator('[data-path="invoiceNumber"] input').fill('FREIGHT-1');
  await choice('kind', 'Freight');
  await choice('basis', 'By value');
  await page.locator('[data-path="net"] input').fill('100');
  await page.locator('[data-path="lines"] [role=grid]').focus();
  await page.keyboard.type(receipt.number);
  await page.getByRole('option', { name: receipt.number }).waitFor();
  await press(page, 'Tab', 'F2');
  await page.getByRole('option', { name: `${second.name} · Not returned 10` }).waitFor();
  await press(page, 'ArrowDown', 'Enter');
  const chosen = (row: number) =>
    expect.poll(() => page.locator(`[data-path="lines.${row}.receiptLine"]`).textContent());
  await chosen(0).toContain(`2 ${second.code}`);
  await press(page, 'Enter', 'Home');
  await page.keyboard.type(receipt.number);
  await page.getByRole('option', { name: receipt.number }).waitFor();
  await page.keyboard.press('Tab');
  // The number of a line comes before the quantities in which it stands too.
  await page.keyboard.type('1');
  await page.getByRole('option', { name: 'Not returned 10' }).first().waitFor();
  await page.keyboard.press('Tab');
  await chosen(1).toMatch(/^1 /);
  await page.locator('[data-path="net"] input').focus();
  await page.locator('.effect-list li').first().waitFor();
  await page.keyboard.press('Control+s');
  await page.waitForURL('**/purchasing/landed-costs/lc_*');
  const made = await t.ok('purchasing.getLandedCost', { id: page.url().split('/').at(-1) });
  const [first] = receipt.lines;
  expect(made.lines).toMatchObject([
    { receiptLine: 2, itemId: second.id, amount: '50' },
    { receiptLine: 1, itemId: first.itemId, amount: '50' },
  ]);
}, 60_000);

it('the lines of a new bill of materials number themselves', async () => {
  const [product, part] = [await newMaterial(t), await newMaterial(t)];
  const { page } = visitor;
  await open(page, '/engineering/boms/new');
  await page.locator('[data-path="itemId"] input').fill(product.code);
  await page.getByRole('option', { name: product.code }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('[data-path="outputQuantity"] input').fill('1');
  await page.locator('[data-path="lines"] [role=grid]').focus();
  await page.keyboard.type(part.code);
  await page.keyboard.press('Tab');
  await page.keyboard.type('2');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+s');
  await page.waitForURL('**/engineering/boms/bom_*');
  const { lines } = await t.ok('engineering.getBom', { id: page.url().split('/').at(-1) });
  expect(lines).toMatchObject([{ lineNo: 10, itemId: part.id, quantity: '2' }]);
  expect(visitor.complaints).toEqual([]);
}, 60_000);

it('a tax code is chosen by what it stands for, with the rate of today, whatever it was before', async () => {
  const code = 'cn.goods';
  const { data } = await t.ok('finance.listTaxRate', { filter: { code: { eq: code } } });
  expect(data.length).toBeGreaterThan(1);
  const item = await newMaterial(t);
  const { page } = visitor;
  await open(page, `/masterdata/items/${item.id}/edit`);
  await page.locator('[data-path="taxCode"] input').fill('goods');
  const option = page.getByRole('option', { name: code });
  await option.waitFor();
  expect(await page.getByRole('option').allTextContents()).toEqual([
    expect.stringMatching(/ · 13\s?%/),
  ]);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+s');
  await page.waitForURL(`**/masterdata/items/${item.id}`);
  expect(await t.ok('masterdata.getItem', { id: item.id })).toMatchObject({ taxCode: code });
}, 60_000);
