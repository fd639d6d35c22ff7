import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestTenant } from '../support/harness.ts';
import { openShop } from '../support/selling.ts';
import { open, type Stage, startStage } from './support/stage.ts';

let stage: Stage;
let tenant: TestTenant;

beforeAll(async () => {
  stage = await startStage();
  tenant = await stage.world.tenant({ company: 'Two Desks', locale: 'en' });
}, 120_000);

afterAll(() => stage?.stop());

describe('two people who change different lines', () => {
  /** Hers in the first line, his in the second; he saves last, and is asked nothing. */
  async function bothChange(path: string, cell: string): Promise<void> {
    const editor = async () => {
      const { page } = await stage.signedIn(tenant);
      await open(page, `${path}/edit`);
      return page;
    };
    const [hers, his] = await Promise.all([editor(), editor()]);
    const enter = async (page: Page, line: number, value: string) => {
      await page.locator(`[data-path="lines.${line}.${cell}"]`).click();
      await page.keyboard.type(value);
      await page.keyboard.press('Tab');
    };
    await enter(hers, 0, '11');
    await enter(his, 1, '12');
    await hers.keyboard.press('Control+s');
    await hers.waitForURL(`**${path}`);
    await his.keyboard.press('Control+s');
    await his.locator('.conflict[role=status]', { hasText: /10\S* → \D?11/ }).waitFor();
    expect(await his.locator('.conflict tbody tr').count()).toBe(0);
    await his.keyboard.press('Control+s');
    await his.waitForURL(`**${path}`);
  }

  it('of a quotation: both stand', async () => {
    const { customerId, itemId } = await openShop(tenant);
    const line = { itemId, quantity: '10' };
    const { id } = await tenant.ok('sales.createQuotation', { customerId, lines: [line, line] });
    await bothChange(`/sales/quotations/${id}`, 'quantity');
    const { lines } = await tenant.ok('sales.getQuotation', { id });
    expect(lines).toMatchObject([
      { lineNo: 1, quantity: '11' },
      { lineNo: 2, quantity: '12' },
    ]);
  }, 60_000);

  it('of a price list: both stand', async () => {
    const { itemId } = await openShop(tenant);
    const steps = ['1', '100'].map((minQuantity) => ({ itemId, minQuantity, price: '10' }));
    const { id } = await tenant.ok('masterdata.createPriceList', {
      ...{ code: 'VIP', name: 'Best customers', lines: steps },
    });
    await bothChange(`/masterdata/price-lists/${id}`, 'price');
    const { lines } = await tenant.ok('masterdata.getPriceList', { id });
    expect(lines).toMatchObject([
      { lineNo: 1, price: '11' },
      { lineNo: 2, price: '12' },
    ]);
  }, 60_000);
});
