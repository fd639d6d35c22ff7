import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { field, press } from './support/keyboard.ts';
import { expectAccessible, open, type Stage, startStage, type Visitor } from './support/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
}, 120_000);

afterAll(() => stage?.stop());

const PASSWORD = 'violet tractor seven lanterns';

/** Words of one language, so that the same walk is taken in both. */
const words = {
  en: {
    company: 'Company',
    name: 'Your name',
    email: 'E-mail',
    password: 'Password',
    signUp: 'Sign up',
    save: 'Save',
    gross: 'Gross',
  },
  'zh-CN': {
    company: '公司名称',
    name: '姓名',
    email: '邮箱',
    password: '密码',
    signUp: '注册',
    save: '保存',
    gross: '价税合计',
  },
} as const;

type Language = keyof typeof words;

async function signUp({ page }: Visitor, language: Language): Promise<void> {
  const say = words[language];
  await page.goto('/sign-up');
  await page.getByLabel(say.company, { exact: true }).fill('Walk Works');
  await page.getByLabel(say.name, { exact: true }).fill('Ann');
  await page.getByLabel(say.email, { exact: true }).fill(`walk.${language}@example.test`);
  await page.getByLabel(say.password, { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/', { timeout: 30_000 });
}

async function makeCustomer(page: Page): Promise<void> {
  await open(page, '/masterdata/customers');
  await press(page, 'Alt+n');
  await page.waitForURL('**/customers/new');
  await page.locator('[data-path="code"] input:focus').waitFor();
  await field(page, 'C001');
  await field(page, '深圳华强电子有限公司');
  await press(page, 'Control+s');
  await page.waitForURL('**/customers/cus_*');
}

async function makeItem(page: Page): Promise<void> {
  await open(page, '/masterdata/items/new');
  await page.locator('[data-path="code"] input:focus').waitFor();
  await field(page, 'A-100');
  await field(page, '铝合金外壳');
  await page.locator('[data-path="unitId"] input').focus();
  await field(page, 'PCS');
  await page.locator('[data-path="salesPrice"] input').focus();
  await field(page, '128.5');
  await press(page, 'Control+s');
  await page.waitForURL('**/items/itm_*');
}

/** A 10-line order: customer by code, items by code and by the initials of their pinyin. */
async function makeOrder(page: Page): Promise<void> {
  await open(page, '/sales/sales-orders');
  await press(page, 'Alt+n');
  await page.waitForURL('**/sales-orders/new');
  await page.locator('[data-path="customerId"] input:focus').waitFor();
  await field(page, 'C001');
  await page.locator('[role=grid]').focus();
  for (let line = 1; line <= 10; line += 1) {
    await page.keyboard.type(line % 2 === 0 ? 'A-100' : 'lhjwk');
    await press(page, 'Tab', 'Tab');
    await page.keyboard.type(String(line));
    await press(page, 'Tab');
    await page.keyboard.type('100');
    await press(page, 'Enter');
    if (line < 10) await press(page, 'Home');
  }
  await press(page, 'Control+s');
  await page.waitForURL('**/sales-orders/so_*');
}

describe.each(['en', 'zh-CN'] as const)('the first order of a new company, in %s', (language) => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await stage.visitor({ locale: language });
  });

  it('begins with one page of signing up, and the company opens by itself', async () => {
    await signUp(visitor, language);
    await expectAccessible(visitor.page);
  }, 60_000);

  it('needs a customer and an item, made without the mouse', async () => {
    await makeCustomer(visitor.page);
    await expectAccessible(visitor.page);
    await makeItem(visitor.page);
  }, 60_000);

  it('is entered by keyboard, ten lines of it, and adds up to the cent', async () => {
    const { page } = visitor;
    await makeOrder(page);
    const say = words[language];
    await page.getByText(say.gross, { exact: false }).first().waitFor();
    const rows = await page.locator('.document-lines tbody tr').count();
    expect(rows).toBe(10);
    const total = await page.locator('.totals [data-last] dd').textContent();
    // 100 × (1 + … + 10) without tax; the rate is the company's own.
    expect(Number(total?.replaceAll(',', ''))).toBeGreaterThanOrEqual(5500);
    await expectAccessible(page);
  }, 60_000);

  it('is confirmed after its effect was shown', async () => {
    const { page } = visitor;
    await press(page, 'Control+Enter');
    await page.locator('.effect-list li').first().waitFor();
    await expectAccessible(page);
    await press(page, 'Control+Enter');
    await page.locator('[data-stage="confirm"][data-step="past"]').waitFor();
    expect(visitor.complaints).toEqual([]);
  }, 60_000);
});
