import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMonths, type BusinessDate } from '../../shared/kernel/date.ts';
import { imported } from '../support/finance.ts';
import type { TestTenant } from '../support/harness.ts';
import { todayInBritain, todayInChina } from '../support/today.ts';
import { byKeyboard } from './support/by-keyboard.ts';
import { confirmEffect, field, goBy, goTo, press, reach } from './support/keyboard.ts';
import { expectAccessible, open, type Stage, startStage, type Visitor } from './support/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
}, 120_000);

afterAll(() => stage?.stop());

const monthBefore = (today: BusinessDate): string => addMonths(today, -1).slice(0, 7);
const lastMonthIn = { en: monthBefore(todayInBritain()), 'zh-CN': monthBefore(todayInChina()) };

/** Books that began last month; a customer owes 1,000 and 800 since, a supplier is owed 600. */
async function books(locale: 'en' | 'zh-CN'): Promise<TestTenant> {
  const tenant = await stage.world.tenant({
    ...{ locale, accountingStandard: 'cnSmall', firstPeriod: lastMonthIn[locale] },
  });
  await tenant.ok('masterdata.createCustomer', { code: 'C1', name: '北京一号有限公司' });
  await tenant.ok('masterdata.createSupplier', { code: 'S1', name: '上海二号有限公司' });
  const owed = await imported(
    ...([stage.world, tenant, 'openingReceivables'] as const),
    'customerId,documentNumber,date,dueDate,amount',
    'C1,XS-1,2024-01-10,2024-02-10,1000',
    'C1,XS-2,2024-03-10,2024-04-10,800',
  );
  const owing = await imported(
    ...([stage.world, tenant, 'openingPayables'] as const),
    'supplierId,documentNumber,date,dueDate,amount',
    'S1,CG-1,2024-01-10,2024-02-10,600',
  );
  expect([owed.created, owing.created]).toEqual([2, 1]);
  return tenant;
}

const words = {
  en: {
    receivables: 'Receivables',
    payables: 'Payables',
    trial: 'Trial balance',
    income: 'Profit and loss',
    sheet: 'Balance sheet',
    periods: 'Periods',
    locked: 'Locked',
  },
  'zh-CN': {
    receivables: '应收账款',
    payables: '应付账款',
    trial: '科目余额表',
    income: '利润表',
    sheet: '资产负债表',
    periods: '会计期间',
    locked: '已结账',
  },
} as const;

/**
 * A payment for a customer or supplier, marked for the first of what is open; what is left of it.
 */
async function pay(
  page: Page,
  party: string,
  code: string,
  amount: string,
): Promise<() => Promise<string | null>> {
  await press(page, 'Alt+n');
  await page.locator(`[data-path="${party}"] input:focus`).waitFor();
  await field(page, code);
  await page.keyboard.type(amount);
  const items = page.locator('[data-path="allocations"] tbody');
  await items.locator('tr').first().waitFor();
  await reach(page, items);
  return () => page.locator('[data-rest]').textContent();
}

describe.each(['en', 'zh-CN'] as const)(
  'the day of an accountant, by keyboard, in %s',
  (locale) => {
    const say = words[locale];
    let visitor: Visitor;
    let page: Page;
    beforeAll(async () => {
      visitor = await stage.signedIn(await books(locale), { locale });
      page = byKeyboard(visitor.page);
      await open(page, '/');
    }, 60_000);

    it('begins with a payment that goes where it is marked, the rest shown at once', async () => {
      await goTo(page, say.receivables);
      const rest = await pay(page, 'customerId', 'C1', '1500');
      await expect.poll(rest, { timeout: 10_000 }).toBe('0.00');
      await press(page, 'Space');
      await expect.poll(rest, { timeout: 10_000 }).toBe('700.00');
      await page.locator('.effect-list li', { hasText: 'XS-2' }).first().waitFor();
      await expectAccessible(page);
      await press(page, 'Control+s');
      await page.waitForURL('**/payments/pay_*');
      await page.getByText('700.00').first().waitFor();
    }, 60_000);

    it('pays a supplier what is owed', async () => {
      await goTo(page, say.payables);
      await page.locator('tbody tr', { hasText: '600.00' }).waitFor();
      const rest = await pay(page, 'supplierId', 'S1', '600');
      await expect.poll(rest, { timeout: 10_000 }).toBe('0.00');
      await expectAccessible(page);
      await press(page, 'Control+s');
      await page.waitForURL('**/payments/pay_*');
      await goTo(page, say.payables);
      await page.locator('tbody tr', { hasText: '600.00' }).waitFor({ state: 'detached' });
    }, 60_000);

    it('goes on with a voucher whose second amount is filled in', async () => {
      await goBy(page, 'v');
      await press(page, 'Alt+n');
      await page.waitForURL('**/journals/new');
      await reach(page, page.locator('[role=grid]'));
      await page.keyboard.type('Electricity');
      await press(page, 'Tab');
      await field(page, '5602');
      await page.keyboard.type('880.5');
      await press(page, 'Tab', 'Tab');
      await page.keyboard.type('Electricity');
      await press(page, 'Tab');
      await field(page, '1002');
      await press(page, 'Alt+b');
      await page.locator('.effect-line', { hasText: '1002' }).waitFor();
      await press(page, 'Control+s');
      await page.waitForURL('**/journals/jnl_*');
      const total = page.locator('.voucher tfoot td.num');
      await expect
        .poll(() => total.allTextContents(), { timeout: 10_000 })
        .toEqual(['880.50', '880.50']);
      await expectAccessible(page);
    }, 60_000);

    it('finds that voucher again from the trial balance, by Enter alone', async () => {
      await goTo(page, say.trial);
      const rows = page.locator('.report-table tbody');
      await rows.locator('tr', { hasText: '5602' }).waitFor();
      const codes = await rows.locator('tr td:first-child').allTextContents();
      await reach(page, rows);
      for (let step = 0; step < codes.indexOf('5602'); step += 1) await press(page, 'ArrowDown');
      await expectAccessible(page);
      await press(page, 'Enter');
      await page.waitForURL('**/finance/ledger?accountCode=5602*');
      await page.locator('.report-table tbody tr', { hasText: 'Electricity' }).waitFor();
      await reach(page, page.locator('.report-table tbody'));
      await expectAccessible(page);
      await press(page, 'Enter');
      await page.waitForURL('**/journals/jnl_*');
    }, 60_000);

    it('sees in the statements what it cost', async () => {
      await goTo(page, say.income);
      await page.locator('.page', { hasText: '880.50' }).waitFor();
      await goTo(page, say.sheet);
      await page.locator('.page', { hasText: '880.50' }).waitFor();
    }, 60_000);

    it('closes the month before, after its effect was shown', async () => {
      await goTo(page, say.periods);
      await page.locator('tbody tr', { hasText: lastMonthIn[locale] }).waitFor();
      await reach(page, page.locator('.table-body'));
      await press(page, 'ArrowDown', 'Enter');
      await page.waitForURL('**/periods/per_*');
      await page.locator('.checklist li').first().waitFor();
      await expectAccessible(page);
      await press(page, 'Control+Enter');
      await confirmEffect(page);
      await page.locator('[data-step="now"]', { hasText: say.locked }).waitFor();
      expect(visitor.complaints).toEqual([]);
    }, 60_000);
  },
);
