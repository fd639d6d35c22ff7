import type { Page } from 'playwright-core';
import { press } from './keyboard.ts';

/** Labels of the form, so that the same walk is taken in both languages. */
const labels = {
  en: { company: 'Company', name: 'Your name', email: 'E-mail', password: 'Password' },
  'zh-CN': { company: '公司名称', name: '姓名', email: '邮箱', password: '密码' },
} as const;

export type Language = keyof typeof labels;

const PASSWORD = 'violet tractor seven lanterns';

/** Signs up a company in the browser, and waits until it has opened by itself. */
export async function signUp(page: Page, language: Language, company: string): Promise<void> {
  const say = labels[language];
  await page.goto('/sign-up');
  await page.getByLabel(say.company, { exact: true }).fill(company);
  await page.getByLabel(say.name, { exact: true }).fill('Ann');
  const address = `${company.replaceAll(' ', '.').toLowerCase()}.${language}@example.test`;
  await page.getByLabel(say.email, { exact: true }).fill(address);
  await page.getByLabel(say.password, { exact: true }).fill(PASSWORD);
  await press(page, 'Enter');
  await page.waitForURL('**/', { timeout: 30_000 });
}
