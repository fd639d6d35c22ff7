import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMonths } from '../../shared/kernel/date.ts';
import type { TestTenant } from '../support/harness.ts';
import { newShop, newStockItem } from '../support/stock.ts';
import { todayInBritain } from '../support/today.ts';
import { expectAccessible, open, type Stage, startStage, type Visitor } from './support/stage.ts';

const lastMonth = addMonths(todayInBritain(), -1).slice(0, 7);
/** More than one step of the run takes. */
const ITEMS = 45;

let stage: Stage;
let tenant: TestTenant;
let visitor: Visitor;

beforeAll(async () => {
  stage = await startStage();
  tenant = await stage.world.tenant({
    ...{ locale: 'en', costingMethod: 'monthlyAverage', firstPeriod: lastMonth },
  });
  const shop = await newShop(tenant);
  const lines = [];
  for (let n = 0; n < ITEMS; n += 1) {
    lines.push({ itemId: (await newStockItem(tenant, shop)).id, quantity: '3', unitCost: '2' });
  }
  const header = { date: `${lastMonth}-05`, warehouseId: shop.mainId };
  for (const part of [lines.slice(0, 30), lines.slice(30)]) {
    await tenant.ok('inventory.receiveOtherStock', { ...header, reason: 'found', lines: part });
    const out = part.map(({ itemId }) => ({ itemId, quantity: '1' }));
    await tenant.ok('inventory.issueOtherStock', { ...header, reason: 'scrap', lines: out });
  }
  visitor = await stage.signedIn(tenant);
}, 180_000);
afterAll(() => stage?.stop());

describe('the costs of a month, from the page of its period', () => {
  it('are tried, begun, and go on until nothing is left', async () => {
    const { page } = visitor;
    const filter = { code: { eq: lastMonth } };
    const [period] = (await tenant.ok('finance.listPeriod', { filter })).data;
    await open(page, `/finance/periods/${period.id}`);
    const runs = page.locator('.checklist > li').filter({ hasText: 'Preview' });
    await expect.poll(() => runs.count()).toBe(3);
    await expectAccessible(page);
    await runs.last().getByRole('button').click();
    const drawer = page.locator('.ant-drawer-body');
    await drawer.getByText('Items valued').waitFor();
    expect(await drawer.textContent()).toContain('40');
    expect((await tenant.ok('inventory.listCostPool', { limit: 1 })).data[0].closedMonths).toBe(
      undefined,
    );
    await page.keyboard.press('Control+Enter');
    await runs.last().getByText('Done, nothing is left.').waitFor();
    const again = await tenant.ok('inventory.runMonthCost', { period: lastMonth });
    expect(again).toMatchObject({ items: 0, remaining: 0 });
  }, 60_000);

  it('show before they begin what there is to spread', async () => {
    const { page } = visitor;
    const runs = page.locator('.checklist > li').filter({ hasText: 'Preview' });
    await runs.first().getByRole('button').click();
    const drawer = page.locator('.ant-drawer-body');
    await drawer.getByText('On clearing before').waitFor();
    expect(await drawer.locator('.fact').count()).toBe(7);
    await page.keyboard.press('Escape');
    await page.locator('.ant-drawer-open').waitFor({ state: 'detached' });
  }, 60_000);

  it('stand in Chinese, and averaging runs only where stock is valued so', async () => {
    const moving = await stage.world.tenant({ locale: 'zh-CN' });
    const other = await stage.signedIn(moving, { locale: 'zh-CN' });
    const [period] = (await moving.ok('finance.listPeriod', { limit: 1 })).data;
    await open(other.page, `/finance/periods/${period.id}`);
    await other.page.getByText('月末成本').waitFor();
    const runs = other.page.locator('.checklist > li').filter({ hasText: '预览' });
    expect(await runs.allTextContents()).toEqual([expect.stringContaining('分摊加工费用差异')]);
    expect(other.complaints).toEqual([]);
  }, 60_000);
});
