import type { Page } from 'playwright-core';

export const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

/** Types into the field that has the focus, then goes on to the next. */
export async function field(page: Page, text: string): Promise<void> {
  if (text !== '') await page.keyboard.type(text);
  await page.keyboard.press('Tab');
}
