import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestTenant } from '../support/harness.ts';
import { openShop, type Shop } from '../support/selling.ts';
import { byKeyboard } from './support/by-keyboard.ts';
import { doPrimary, enter, goTo, reach, turnPage } from './support/keyboard.ts';
import { expectAccessible, open, type Stage, startStage, type Visitor } from './support/stage.ts';

let stage: Stage;
let tenant: TestTenant;
let shop: Shop;
let visitor: Visitor;

beforeAll(async () => {
  stage = await startStage();
  tenant = await stage.world.tenant({ locale: 'zh-CN' });
  shop = await openShop(tenant, { stock: '6' });
  await tenant.ok('crm.createOpportunity', {
    name: '产线改造',
    customerId: shop.customerId,
    amount: '1130',
    lines: [{ itemId: shop.itemId, quantity: '10' }],
  });
  visitor = await stage.signedIn(tenant, { locale: 'zh-CN' });
}, 180_000);

afterAll(() => stage?.stop());

const step = (page: Page, name: string) =>
  page.locator(`[data-stage="${name}"][data-step="past"]`).waitFor();

describe('a deal on the board, by mouse', () => {
  it('is dragged to another stage, and stays where it was let go', async () => {
    const { page } = visitor;
    await open(page, '/crm/board');
    const from = await page.locator('.deal').boundingBox();
    const to = await page.locator('.board-column:nth-child(3)').boundingBox();
    if (!from || !to) throw new Error('The board is not there.');
    await page.mouse.move(from.x + 20, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(from.x + 60, from.y + 30, { steps: 5 });
    await page.mouse.move(to.x + to.width / 2, to.y + 120, { steps: 8 });
    await page.locator('.board-column:nth-child(3)[data-over]').waitFor();
    await page.mouse.up();
    await page.locator('.board-column:nth-child(3) .deal').waitFor();
    const { data } = await tenant.ok('crm.listOpportunity');
    expect(data[0].stage).toBe('proposal');
    await tenant.ok('crm.moveOpportunity', { id: data[0].id, stage: 'contact' });
    await page.locator('.board-column:nth-child(1) .deal').waitFor();
    expect(visitor.complaints).toEqual([]);
  }, 60_000);
});

describe('a deal becomes money, by keyboard', () => {
  let page: Page;
  beforeAll(() => {
    page = byKeyboard(visitor.page);
  });

  it('is lifted, carried on by a stage, and quoted', async () => {
    await open(page, '/crm/board');
    await reach(page, page.locator('.deal'));
    await expectAccessible(page);
    for (const key of ['Space', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'Space']) {
      await page.keyboard.press(key);
    }
    await page.locator('.board-column:nth-child(2) .deal:focus').waitFor();
    const { data } = await tenant.ok('crm.listOpportunity');
    expect(data[0].stage).toBe('need');
    await page.keyboard.press('q');
    await page.waitForURL('**/sales/quotations/quo_*');
  }, 60_000);

  it('is sent as a quotation and accepted as an order, which is confirmed', async () => {
    await doPrimary(page);
    await page.locator('[data-step="now"]', { hasText: '已发送' }).waitFor();
    await turnPage(page, () => doPrimary(page));
    await page.waitForURL('**/sales/sales-orders/so_*');
    await doPrimary(page);
    await step(page, 'confirm');
    await expectAccessible(page);
  }, 60_000);

  it('leaves with what is reserved, six of ten, from the pick list', async () => {
    await page.keyboard.press('Control+Enter');
    const quantity = page.locator('.pick-table input');
    await quantity.waitFor();
    expect(await quantity.inputValue()).toBe('6');
    await page.locator('.effect-list li').first().waitFor();
    await page.keyboard.press('Control+Enter');
    await page.waitForURL('**/sales/deliveries/dn_*');
    await expectAccessible(page);
  }, 60_000);

  it('is invoiced for what left, and the order says how far it is', async () => {
    await enter(page, page.getByRole('button', { name: '按发货单开票' }));
    await page.locator('.effect-list li').first().waitFor();
    await page.keyboard.press('Control+Enter');
    await page.waitForURL('**/sales/sales-invoices/inv_*');
    const { data } = await tenant.ok('sales.listSalesInvoice');
    expect(data.map((one: { gross: string }) => one.gross)).toEqual(['678']);
    const { data: orders } = await tenant.ok('sales.listSalesOrder');
    await goTo(page, orders[0].number);
    await page
      .locator('[data-stage="deliver"][data-state="partly"]', { hasText: '60 %' })
      .waitFor();
    expect(visitor.complaints).toEqual([]);
  }, 60_000);
});
