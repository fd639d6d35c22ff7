import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Waits until the exceptions of this kind alone are there, not those of before. */
export const showsOnly = (page: Page, kind: RegExp): Promise<void> =>
  expect
    .poll(() => page.locator('.pick-title').allTextContents(), { timeout: 15_000 })
    .toEqual([expect.stringMatching(kind)]);
