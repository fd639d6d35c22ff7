import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestTenant } from '../support/harness.ts';
import { openShop, order, type Shop } from '../support/selling.ts';
import { expectAccessible, open, type Stage, startStage } from './support/stage.ts';

let stage: Stage;
let tenant: TestTenant;
let shop: Shop;

beforeAll(async () => {
  stage = await startStage();
  tenant = await stage.world.tenant({ company: 'Bulk Works', locale: 'en' });
  shop = await openShop(tenant, { item: { code: 'A-1' } });
}, 120_000);

afterAll(() => stage?.stop());

const stateOf = async (id: string): Promise<string> =>
  (await tenant.ok('sales.getSalesOrder', { id })).state;

describe('what is done to many at once', () => {
  it('is shown first, with what is refused of it, and done to the rest', async () => {
    await tenant.ok('sales.changeSalesSettings', { creditAction: 'refuse' });
    const fine = await order(tenant, shop, '5');
    const other = await order(tenant, shop, '6');
    const blocked = await openShop(tenant, { customer: { creditBlocked: true }, stock: '0' });
    const refused = await order(tenant, { ...shop, customerId: blocked.customerId }, '7');
    const { page, complaints } = await stage.signedIn(tenant);
    await open(page, '/sales/sales-orders');
    await page.locator('.table-body a').nth(2).waitFor();
    await page.locator('.table-body').focus();
    await page.keyboard.press('Control+a');
    await page.getByText('3 selected').waitFor();
    await page.getByRole('button', { name: 'Confirm order' }).click();
    await page.getByText('2 of 3 can be done.').waitFor();
    expect(await page.locator('.bulk-refused').textContent()).toContain(refused.number);
    expect(await page.locator('.bulk-sums').textContent()).toContain('Changed: Sales orders2');
    await expectAccessible(page);
    expect(await stateOf(fine.id)).toBe('draft');

    await page.keyboard.press('Control+Enter');
    await page.locator('.bulk').waitFor({ state: 'detached' });
    expect(await Promise.all([fine, other, refused].map(({ id }) => stateOf(id)))).toEqual([
      'confirmed',
      'confirmed',
      'draft',
    ]);
    expect(complaints).toEqual([]);
  }, 60_000);

  it('is not offered for what was selected in another list', async () => {
    const { page } = await stage.signedIn(tenant);
    await open(page, '/masterdata/items');
    await page.locator('.table-body input[type=checkbox]').first().check();
    await page.locator('.bulk').waitFor();
    await page.getByRole('button', { name: /^Name/ }).first().click();
    await page.locator('.bulk').waitFor({ state: 'detached' });
  }, 60_000);
});

describe('a command without a document of its own', () => {
  it('shows what it would do under its form, before it is done', async () => {
    const { page } = await stage.signedIn(tenant);
    await open(page, '/inventory/do/receiveOtherStock?reason=other');
    await page.locator('[data-path="warehouseId"] input').focus();
    await page.keyboard.type('MAIN');
    await page.keyboard.press('Tab');
    await page.locator('[role=grid]').focus();
    await page.keyboard.type('A-1');
    await page.keyboard.press('Tab');
    await page.keyboard.type('3');
    await page.keyboard.press('Tab');
    await page.getByText('Enter a unit cost', { exact: false }).waitFor();
    await page.locator('[data-path="lines.0.unitCost"]').click();
    await page.keyboard.type('60');
    await page.keyboard.press('Tab');
    await page.locator('.effect-list li').first().waitFor();
    expect(await page.locator('.effect-list').textContent()).toContain('New Voucher');
  }, 60_000);
});

describe('the palette', () => {
  it('begins with what can be done on the open page, and finds records of every noun', async () => {
    const sold = await order(tenant, shop, '2');
    const { page, complaints } = await stage.signedIn(tenant);
    await open(page, `/sales/sales-orders/${sold.id}`);
    await page.locator('.document-actions .ant-btn-primary').waitFor();
    await page.keyboard.press('Control+k');
    const first = page.locator('.palette li').first();
    await first.filter({ hasText: 'Confirm order' }).filter({ hasText: 'This page' }).waitFor();
    await page.keyboard.type('MAIN');
    await first.filter({ hasText: 'Main warehouse' }).waitFor();
    await page.locator('.palette-input').fill('confirm order');
    await page.keyboard.press('Enter');
    await page.locator('.effect-list li').first().waitFor();
    expect(complaints).toEqual([]);
  }, 60_000);
});
