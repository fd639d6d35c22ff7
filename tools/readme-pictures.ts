import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { type Stage, speaking, startStage } from '../tests/e2e/support/stage.ts';
import type { TestTenant } from '../tests/support/harness.ts';
import { coded, loadSample, type Sample } from '../tests/support/sample.ts';

/**
 * npm run pictures: the three pictures of the README, in both languages, of the
 * sample company. WebP keeps small type sharp at a third of what PNG takes.
 */
const folder = resolve('docs/pictures');
const PATIENCE_SECONDS = 300;
const QUALITY = 88;

const languages = ['en', 'zh-CN'] as const;

/** The order that waits for one part: its promise, its lines and how far it is. */
async function orderPath(sample: Sample): Promise<string> {
  const lock = await coded(sample, 'item', 'EL-10');
  const { data } = await sample.ok('sales.listSalesOrder', {
    filter: { state: { eq: 'confirmed' } },
    limit: 500,
  });
  const found = data.find(({ lines }: { lines: { itemId: string }[] }) =>
    lines.some(({ itemId }) => itemId === lock.id),
  );
  return `/sales/sales-orders/${found.id}`;
}

async function settle(page: Page): Promise<void> {
  await page.locator('.page-head h1').waitFor();
  await page.waitForLoadState('networkidle');
  await page.locator('[aria-busy="true"], .bone').first().waitFor({ state: 'detached' });
}

/** The library itself takes PNG and JPEG only. */
async function webp(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const choices = { format: 'webp', quality: QUALITY } as const;
  const { data } = await session.send('Page.captureScreenshot', choices);
  return Buffer.from(data, 'base64');
}

async function take(stage: Stage, owner: TestTenant, sample: Sample): Promise<void> {
  const pages = {
    cockpit: '/',
    order: await orderPath(sample),
    planning: '/planning/workbench',
  };
  for (const locale of languages) {
    const visitor = await stage.signedIn({ ...owner, id: sample.id }, { locale });
    const { page, context } = visitor;
    await speaking(context, locale);
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(path);
      await settle(page);
      const file = join(folder, `${name}.${locale === 'en' ? 'en' : 'zh'}.webp`);
      writeFileSync(file, await webp(page));
      process.stdout.write(`${file}\n`);
    }
    await context.close();
  }
}

const stage = await startStage();
try {
  mkdirSync(folder, { recursive: true });
  const owner = await stage.world.tenant({ locale: 'zh-CN' });
  const sample = await loadSample(stage.world, owner, PATIENCE_SECONDS);
  await stage.world.settle();
  await take(stage, owner, sample);
} finally {
  await stage.stop();
}
