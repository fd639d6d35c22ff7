import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imported } from '../support/finance.ts';
import type { TestTenant } from '../support/harness.ts';
import { field, press } from './support/keyboard.ts';
import { expectAccessible, open, type Stage, startStage, type Visitor } from './support/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
}, 120_000);

afterAll(() => stage?.stop());

const today = new Date().toISOString().slice(0, 10);
const [year = 0, month = 0] = today.split('-').map(Number);
const lastMonth = new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 7);

/** Books that began last month, and a customer who owes 1,000 and 800 since. */
async function books(locale: 'en' | 'zh-CN'): Promise<TestTenant> {
  const tenant = await stage.world.tenant({
    ...{ locale, accountingStandard: 'cnSmall', firstPeriod: lastMonth },
  });
  await tenant.ok('masterdata.createCustomer', { code: 'C1', name: '北京一号有限公司' });
  const job = await imported(
    ...([stage.world, tenant, 'openingReceivables'] as const),
    'customerId,documentNumber,date,dueDate,amount',
    'C1,XS-1,2024-01-10,2024-02-10,1000',
    'C1,XS-2,2024-03-10,2024-04-10,800',
  );
  expect(job.created).toBe(2);
  return tenant;
}

const words = {
  en: { locked: 'Locked' },
  'zh-CN': { locked: '已结账' },
} as const;

describe.each(['en', 'zh-CN'] as const)(
  'the day of an accountant, by keyboard, in %s',
  (locale) => {
    let visitor: Visitor;
    beforeAll(async () => {
      visitor = await stage.signedIn(await books(locale), { locale });
    }, 60_000);

    it('begins with a payment that goes where it is marked, the rest shown at once', async () => {
      const { page } = visitor;
      await open(page, '/finance/receivables');
      await page.locator('tbody tr').first().waitFor();
      await press(page, 'Alt+n');
      await page.locator('[data-path="customerId"] input:focus').waitFor();
      await field(page, 'C1');
      await page.keyboard.type('1500');
      const items = page.locator('[data-path="allocations"] tbody');
      await items.locator('tr').nth(1).waitFor();
      const rest = page.locator('[data-rest]');
      await expect.poll(() => rest.textContent(), { timeout: 10_000 }).toBe('0.00');
      await items.focus();
      await press(page, 'Space');
      await expect.poll(() => rest.textContent(), { timeout: 10_000 }).toBe('700.00');
      await expectAccessible(page);
      await press(page, 'Control+s');
      await page.waitForURL('**/payments/pay_*');
      await page.getByText('700.00').first().waitFor();
    }, 60_000);

    it('goes on with a voucher whose second amount is filled in', async () => {
      const { page } = visitor;
      await open(page, '/finance/journals');
      await press(page, 'Alt+n');
      await page.waitForURL('**/journals/new');
      await page.locator('[role=grid]').focus();
      await page.keyboard.type('Electricity');
      await press(page, 'Tab');
      await field(page, '5602');
      await page.keyboard.type('880.5');
      await press(page, 'Tab', 'Tab');
      await page.keyboard.type('Electricity');
      await press(page, 'Tab');
      await field(page, '1002');
      await press(page, 'Alt+b', 'Control+s');
      await page.waitForURL('**/journals/jnl_*');
      const total = page.locator('.voucher tfoot td.num');
      await expect
        .poll(() => total.allTextContents(), { timeout: 10_000 })
        .toEqual(['880.50', '880.50']);
      await expectAccessible(page);
    }, 60_000);

    it('finds that voucher again from the trial balance, by Enter alone', async () => {
      const { page } = visitor;
      await open(page, '/finance/trial-balance');
      const rows = page.locator('.report-table tbody');
      await rows.locator('tr', { hasText: '5602' }).waitFor();
      const codes = await rows.locator('tr td:first-child').allTextContents();
      await rows.focus();
      for (let step = 0; step < codes.indexOf('5602'); step += 1) await press(page, 'ArrowDown');
      await expectAccessible(page);
      await press(page, 'Enter');
      await page.waitForURL('**/finance/ledger?accountCode=5602*');
      await page.locator('.report-table tbody tr', { hasText: 'Electricity' }).waitFor();
      await page.locator('.report-table tbody').focus();
      await expectAccessible(page);
      await press(page, 'Enter');
      await page.waitForURL('**/journals/jnl_*');
    }, 60_000);

    it('closes the month before, after its effect was shown', async () => {
      const { page } = visitor;
      await open(page, '/finance/periods');
      await page.locator('tbody tr', { hasText: lastMonth }).waitFor();
      await page.locator('.table-body').focus();
      await press(page, 'ArrowDown', 'Enter');
      await page.waitForURL('**/periods/per_*');
      await page.locator('.checklist li').first().waitFor();
      await expectAccessible(page);
      await press(page, 'Control+Enter');
      await page.locator('.effect-list li').first().waitFor();
      await press(page, 'Control+Enter');
      await page.locator('[data-step="now"]', { hasText: words[locale].locked }).waitFor();
      expect(visitor.complaints).toEqual([]);
    }, 60_000);
  },
);
