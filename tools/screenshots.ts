import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { furnish } from '../tests/e2e/support/furnish.ts';
import { illegibleOn } from '../tests/e2e/support/legible.ts';
import { type Route, routesOf } from '../tests/e2e/support/routes.ts';
import { type Stage, speaking, startStage, visit } from '../tests/e2e/support/stage.ts';
import type { TestTenant } from '../tests/support/harness.ts';
import { loadSample, type Sample } from '../tests/support/sample.ts';

/**
 * node tools/screenshots.ts [words]: pictures of every address of the application, of the sample
 * company. A word is a size, a theme or a language, or a part of the pages' names: `phone dark
 * planning-` takes the pages of planning in dark colours on a phone. SHOTS names the folder.
 */
const folder = resolve(process.env.SHOTS ?? '.build/screenshots');
const words = process.argv.slice(2);
const PATIENCE_SECONDS = 300;

const sizes = {
  desk: { width: 1366, height: 768 },
  wide: { width: 1920, height: 1080 },
  phone: { width: 390, height: 844, phone: true },
} as const;
const themes = ['light', 'dark'] as const;
const locales = ['en', 'zh-CN'] as const;
type Size = keyof typeof sizes;

/** Those that were named, all where none was. */
function named<T extends string>(all: readonly T[]): readonly T[] {
  const some = all.filter((one) => words.includes(one));
  return some.length > 0 ? some : all;
}

interface Shot {
  name: string;
  path: string;
  /** What is pressed on the page before the picture. */
  keys?: string;
}

/** sales-orders-id-edit: the path, without what differs from company to company. */
const nameOf = ({ path }: Pick<Route, 'path'>): string =>
  path
    .replace(/\?.*/, '')
    .replace(/\/[a-z]+_[0-9a-z]{20,}/g, '/id')
    .slice(1)
    .replaceAll('/', '-') || 'home';

const over: readonly Shot[] = [
  { name: 'palette', path: '/sales/sales-orders', keys: 'Control+k' },
  { name: 'keys', path: '/sales/sales-orders', keys: '?' },
];

async function shotsOf(sample: Sample): Promise<readonly Shot[]> {
  const routes = await routesOf(sample.ok);
  const { data } = await sample.ok('sales.listSalesOrder', {
    ...{ limit: 1, filter: { state: { eq: 'draft' } } },
  });
  const drafts = data.map(({ id }: { id: string }) => `/sales/sales-orders/${id}`);
  const all = [
    ...routes.map((route) => ({ name: nameOf(route), path: route.path })),
    ...drafts.map((path: string) => ({ name: 'order-confirm', path, keys: 'Control+Enter' })),
    ...over,
  ];
  const known: readonly string[] = [...Object.keys(sizes), ...themes, ...locales];
  const parts = words.filter((word) => !known.includes(word));
  return parts.length > 0 ? all.filter(({ name }) => parts.some((one) => name.includes(one))) : all;
}

async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.locator('[aria-busy="true"], .bone').first().waitFor({ state: 'detached' });
}

/** Pages before signing in are opened afresh, those of the company one after the other. */
async function show(page: Page, { path, keys }: Shot): Promise<void> {
  const isInside = await page.locator('.shell').count();
  if (isInside > 0 && !path.startsWith('/companies')) await visit(page, path);
  else await page.goto(path);
  await settle(page);
  if (keys) await page.keyboard.press(keys);
  if (keys) await settle(page);
}

async function take(stage: Stage, owner: TestTenant, shots: readonly Shot[]): Promise<number> {
  let count = 0;
  for (const locale of named(locales)) {
    for (const theme of named(themes)) {
      for (const size of named(Object.keys(sizes) as Size[])) {
        const visitor = await stage.signedIn(owner, { locale, theme, ...sizes[size] });
        const { page, complaints, context } = visitor;
        await speaking(context, locale);
        const place = join(folder, `${locale}-${theme}`, size);
        mkdirSync(place, { recursive: true });
        for (const shot of shots) {
          await show(page, shot).catch(({ message }) =>
            complaints.push(`${shot.path}: ${message}`),
          );
          const illegible = await illegibleOn(page);
          complaints.push(...illegible.map((one) => `${shot.name}: ${one}`));
          await page.screenshot({ path: join(place, `${shot.name}.png`) });
          count += 1;
        }
        for (const one of complaints) process.stderr.write(`${size} ${locale}: ${one}\n`);
        await context.close();
      }
    }
  }
  return count;
}

const stage = await startStage();
try {
  const owner = await stage.world.tenant({ locale: 'zh-CN' });
  const sample = await loadSample(stage.world, owner, PATIENCE_SECONDS);
  await stage.world.settle();
  await furnish(stage.world, sample);
  const count = await take(stage, { ...owner, id: sample.id }, await shotsOf(sample));
  process.stdout.write(`${count} pictures in ${folder}\n`);
} finally {
  await stage.stop();
}
