import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approved, newMaterial, newSupplier } from '../support/buying.ts';
import type { Body, TestMember, TestTenant } from '../support/harness.ts';
import { openShop, order, type Shop } from '../support/selling.ts';
import { byKeyboard } from './support/by-keyboard.ts';
import {
  confirmEffect,
  enter,
  field,
  goTo,
  press,
  printed,
  reach,
  turnPage,
} from './support/keyboard.ts';
import { expectAccessible, open, type Stage, startStage, type Visitor } from './support/stage.ts';

let stage: Stage;
let tenant: TestTenant;
let keeper: TestMember;
let visitor: Visitor;
let page: Page;
let shop: Shop;
let purchase: Body;
let sale: Body;
let part: Body;

beforeAll(async () => {
  stage = await startStage();
  tenant = await stage.world.tenant({ company: '启明仓库', locale: 'zh-CN' });
  shop = await openShop(tenant, { stock: '40' });
  part = await newMaterial(tenant, { code: 'PART-1', name: '密封圈' });
  const supplier = await newSupplier(tenant);
  await tenant.ok('masterdata.createWarehouse', { code: 'LINE', name: '线边仓' });
  const place = { supplierId: supplier.id, itemId: part.id, warehouseId: shop.warehouseId };
  purchase = await approved(tenant, place);
  sale = await order(tenant, shop, '12');
  await tenant.ok('sales.confirmSalesOrder', { id: sale.id });
  keeper = await tenant.member(['warehouseKeeper']);
  visitor = await stage.signedIn(keeper, { locale: 'zh-CN' });
  page = byKeyboard(visitor.page);
  await open(page, '/');
}, 120_000);
afterAll(() => stage?.stop());

/** On hand in one warehouse. */
async function onHand(code: string, itemId: string): Promise<string | undefined> {
  const { data } = await tenant.ok('inventory.listStock', { itemId });
  return data.find((row: Body) => row.warehouseCode === code)?.onHand;
}

describe('the day of a storekeeper, by keyboard', () => {
  it('begins with a scanned order that came in short, said before it is taken in', async () => {
    await goTo(page, '扫码');
    await page.locator('.scan-field:focus').waitFor();
    await page.keyboard.type(purchase.number);
    await press(page, 'Enter');
    await reach(page, page.locator('.receive-field input'));
    // On the way to a fraction there is a point with nothing behind it.
    await page.keyboard.type('98.');
    await page.getByText('少 2').waitFor();
    await page.locator('.effect-list li', { hasText: purchase.number }).first().waitFor();
    await expectAccessible(page);
    await press(page, 'Control+Enter');
    await page.locator('.done-line', { hasText: '已收货' }).waitFor();
    const now = await tenant.ok('purchasing.getPurchaseOrder', { id: purchase.id });
    expect(now).toMatchObject({ state: 'partlyReceived', lines: [{ received: '98' }] });
  }, 60_000);

  it('goes on with picking and shipping what is reserved, with its note on paper', async () => {
    await goTo(page, sale.number);
    await page.waitForURL(`**/sales-orders/${sale.id}`);
    await page.locator('.document-actions .ant-btn-primary').waitFor();
    await press(page, 'Control+Enter');
    await page.locator('.pick-table input').waitFor();
    expect(await page.locator('.pick-table input').inputValue()).toBe('12');
    await turnPage(page, () => confirmEffect(page));
    await page.waitForURL('**/sales/deliveries/dn_*');
    await printed(page);
    expect(await onHand('MAIN', shop.itemId)).toBe('28');
  }, 60_000);

  it('brings parts to the line', async () => {
    await goTo(page, '调拨');
    await reach(page, page.locator('[data-path="fromWarehouseId"] input'));
    await field(page, 'MAIN');
    await field(page, 'LINE');
    await reach(page, page.locator('[role=grid]'));
    await field(page, 'PART-1');
    await page.keyboard.type('30');
    await press(page, 'Control+s');
    await page.waitForURL('**/stock-moves/*_*');
    expect(await onHand('LINE', part.id)).toBe('30');
    expect(await onHand('MAIN', part.id)).toBe('68');
  }, 60_000);

  it('ends with a count: what is missing is found, and left to others to approve', async () => {
    await goTo(page, '录入盘点');
    await reach(page, page.locator('[data-path="warehouseId"] input'));
    await field(page, 'LINE');
    await reach(page, page.locator('[role=grid]'));
    await field(page, 'PART-1');
    await page.keyboard.type('29');
    await press(page, 'Control+s');
    await page.waitForURL('**/stock-counts/cnt_*');
    await page.locator('.document-lines', { hasText: '-1' }).waitFor();
    await expectAccessible(page);
    expect(await page.getByRole('button', { name: '审批盘点' }).count()).toBe(0);
    expect(await onHand('LINE', part.id)).toBe('30');
    expect(visitor.complaints).toEqual([]);
  }, 60_000);

  it('is handed on: the owner finds the count and approves the loss', async () => {
    const { page: ownPage, complaints } = await stage.signedIn(tenant, { locale: 'zh-CN' });
    const page = byKeyboard(ownPage);
    await open(page, '/');
    await goTo(page, '盘点单');
    await reach(page, page.locator('.table-body'));
    await press(page, 'ArrowDown', 'Enter');
    await page.waitForURL('**/stock-counts/cnt_*');
    await enter(page, page.getByRole('button', { name: '审批盘点' }));
    await confirmEffect(page);
    await page.locator('.state, [data-step="now"]', { hasText: '已审批' }).first().waitFor();
    expect(await onHand('LINE', part.id)).toBe('29');
    expect(complaints).toEqual([]);
  }, 60_000);
});
