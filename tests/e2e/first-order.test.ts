import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byKeyboard } from './support/by-keyboard.ts';
import { field, goBy, press, reach } from './support/keyboard.ts';
import { signUp } from './support/sign-up.ts';
import { expectAccessible, type Stage, startStage, type Visitor } from './support/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
}, 120_000);

afterAll(() => stage?.stop());

const gross = { en: 'Gross', 'zh-CN': '价税合计' } as const;
/** 100 × (1 + … + 10): British prices come without tax, Chinese ones have it in them. */
const total = { en: '6,600.00', 'zh-CN': '5,500.00' } as const;

async function makeCustomer(page: Page): Promise<void> {
  await goBy(page, 'c');
  await press(page, 'Alt+n');
  await page.waitForURL('**/customers/new');
  await page.locator('[data-path="code"] input:focus').waitFor();
  await field(page, 'C001');
  await field(page, '深圳华强电子有限公司');
  await press(page, 'Control+s');
  await page.waitForURL('**/customers/cus_*');
}

async function makeItem(page: Page): Promise<void> {
  await goBy(page, 'i');
  await press(page, 'Alt+n');
  await page.locator('[data-path="code"] input:focus').waitFor();
  await field(page, 'A-100');
  await field(page, '铝合金外壳');
  await reach(page, page.locator('[data-path="unitId"] input'));
  await field(page, 'PCS');
  await reach(page, page.locator('[data-path="salesPrice"] input'));
  await field(page, '128.5');
  await press(page, 'Control+s');
  await page.waitForURL('**/items/itm_*');
}

/**
 * A 10-line order: customer by code, items by code and by the initials of their pinyin. Its
 * total stands below the lines before it is saved.
 */
async function makeOrder(page: Page, expected: string): Promise<void> {
  await goBy(page, 'o');
  await press(page, 'Alt+n');
  await page.waitForURL('**/sales-orders/new');
  await page.locator('[data-path="customerId"] input:focus').waitFor();
  await field(page, 'C001');
  await reach(page, page.locator('[role=grid]'));
  for (let line = 1; line <= 10; line += 1) {
    await page.keyboard.type(line % 2 === 0 ? 'A-100' : 'lhjwk');
    await press(page, 'Tab', 'Tab');
    await page.keyboard.type(String(line));
    await press(page, 'Tab');
    await page.keyboard.type('100');
    await press(page, 'Enter');
    if (line < 10) await press(page, 'Home');
  }
  await page.locator('.form-totals dd', { hasText: expected }).waitFor();
  await press(page, 'Control+s');
  await page.waitForURL('**/sales-orders/so_*');
  await page.locator('.document').waitFor();
}

describe.each(['en', 'zh-CN'] as const)('the first order of a new company, in %s', (language) => {
  let visitor: Visitor;
  let page: Page;
  beforeAll(async () => {
    visitor = await stage.visitor({ locale: language });
    page = byKeyboard(visitor.page);
  });

  it('begins with one page of signing up, and the company opens by itself', async () => {
    await signUp(page, language, `Walk Works ${language}`);
    await expectAccessible(page);
  }, 60_000);

  it('needs a customer and an item, made without the mouse', async () => {
    await makeCustomer(page);
    await expectAccessible(page);
    await makeItem(page);
  }, 60_000);

  it('is entered by keyboard, ten lines of it, and adds up to the cent', async () => {
    await makeOrder(page, total[language]);
    await page.getByText(gross[language], { exact: false }).first().waitFor();
    const rows = await page.locator('.document-lines tbody tr').count();
    expect(rows).toBe(10);
    expect(await page.locator('.totals [data-last] dd').textContent()).toBe(total[language]);
    await expectAccessible(page);
  }, 60_000);

  it('is confirmed after its effect was shown', async () => {
    await press(page, 'Control+Enter');
    await page.locator('.effect-list li').first().waitFor();
    await expectAccessible(page);
    await press(page, 'Control+Enter');
    await page.locator('[data-stage="confirm"][data-step="past"]').waitFor();
    expect(visitor.complaints).toEqual([]);
  }, 60_000);
});
