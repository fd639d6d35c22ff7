import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { approved, newMaterial, openPurchasing } from '../support/buying.ts';
import type { TestTenant } from '../support/harness.ts';
import {
  newPart,
  newPlant,
  newProduct,
  ordered,
  released,
  routed,
  stockUp,
} from '../support/making.ts';
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
