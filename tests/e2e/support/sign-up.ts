import type { Page } from 'playwright-core';
import { field, press, reach } from './keyboard.ts';

/** Labels of the form, so that the same walk is taken in both languages. */
const labels = {
  en: { company: 'Company', name: 'Your name', email: 'E-mail', password: 'Password' },
  'zh-CN': { company: '公司名称', name: '姓名', email: '邮箱', password: '密码' },
} as const;

export type Language = keyof typeof labels;

const PASSWORD = 'violet tractor seven lanterns';

const addressOf = (company: string): string =>
  `${company.replaceAll(' ', '.').toLowerCase()}@example.test`;

/** Signs up a company in the browser, and waits until it has opened by itself. */
export async function signUp(page: Page, language: Language, company: string): Promise<void> {
  const say = labels[language];
  await page.goto('/sign-up');
  for (const [label, text] of [
    [say.company, company],
    [say.name, 'Ann'],
    [say.email, addressOf(company)],
    [say.password, PASSWORD],
  ] as const) {
    await reach(page, page.getByLabel(label, { exact: true }));
    await page.keyboard.type(text);
  }
  await press(page, 'Enter');
  await page.waitForURL('**/', { timeout: 30_000 });
}

/** Signs in whoever signed up that company, by keyboard, up to the choice of a company. */
export async function signIn(page: Page, company: string): Promise<void> {
  await page.goto('/sign-in');
  await page.locator('input[type=email]:focus, input[autocomplete=username]:focus').waitFor();
  await field(page, addressOf(company));
  await page.keyboard.type(PASSWORD);
  await press(page, 'Enter');
  await page.waitForURL('**/companies');
}
