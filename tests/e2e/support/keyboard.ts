import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

export const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

/** Types into the field that has the focus, then goes on to the next. */
export async function field(page: Page, text: string): Promise<void> {
  if (text !== '') await page.keyboard.type(text);
  await page.keyboard.press('Tab');
}

const MOST_TABS = 120;

/**
 * Goes by Tab until the focus is there, or within: what cannot be reached so is not for the
 * keyboard.
 */
export async function reach(page: Page, target: Locator): Promise<void> {
  await target.first().waitFor();
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    const here = await target
      .first()
      .evaluate((element) => element.contains(document.activeElement))
      .catch(() => false);
    if (here) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${target}.`);
}

/** Goes to a button or link by Tab, and presses it. */
export async function enter(page: Page, target: Locator): Promise<void> {
  await reach(page, target);
  await page.keyboard.press('Enter');
}

/** Does what leads to another page, and waits until that one stands there. */
export async function turnPage(page: Page, act: () => Promise<void>): Promise<void> {
  await page
    .locator('.page-head h1')
    .first()
    .evaluate((head) => head.setAttribute('data-old', ''));
  await act();
  await page.locator('.page-head h1:not([data-old])').first().waitFor();
  await page.locator('.page .bone, .page[aria-busy="true"]').first().waitFor({ state: 'detached' });
}

/** To a page or a record by its name, through the palette. */
export const goTo = (page: Page, name: string): Promise<void> =>
  turnPage(page, async () => {
    await page.keyboard.press('Control+k');
    await page.locator('.palette-input:focus').waitFor();
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
  });

/** To a list by `g` and its letter. */
export const goBy = (page: Page, letter: string): Promise<void> =>
  turnPage(page, () => press(page, 'g', letter));

/** Out of a menu, which is walked by arrows. */
export async function choose(page: Page, menu: Locator, name: string): Promise<void> {
  await enter(page, menu);
  const item = page.locator('[role=menuitem]:focus');
  await item.waitFor();
  for (let items = 0; (await item.textContent()) !== name; items += 1) {
    if (items > MOST_TABS) throw new Error(`The menu has no ${name}.`);
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}

/** The page's blue button: its effect is shown first, then it is done. */
export async function doPrimary(page: Page): Promise<void> {
  await page.locator('.document').waitFor();
  await page.locator('.document-actions .ant-btn-primary').waitFor();
  await page.keyboard.press('Control+Enter');
  await confirmEffect(page);
}

/** In an open drawer: waits for what would happen, and lets it happen. */
export async function confirmEffect(page: Page): Promise<void> {
  await page.locator('.effect-list li').first().waitFor();
  await page.keyboard.press('Control+Enter');
}

/** The document opens for paper, as a PDF. */
export async function printed(page: Page): Promise<void> {
  const context = page.context();
  const answer = context.waitForEvent('response', (one) => one.url().includes('/api/printing/'));
  await page.keyboard.press('Control+p');
  expect((await answer).headers()['content-type']).toBe('application/pdf');
  await page.bringToFront();
}
