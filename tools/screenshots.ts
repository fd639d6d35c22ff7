import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { type Stage, startStage } from '../tests/e2e/support/stage.ts';
import type { TestTenant } from '../tests/support/harness.ts';
import { furnish } from './screenshot-company.ts';
import { type Shot, shotsOf } from './screenshot-pages.ts';

/** Where the pictures go; the first argument names pages to be taken, all without it. */
const folder = resolve(process.env.SHOTS ?? '.build/screenshots');
const wanted = process.argv.slice(2);

const sizes = {
  desk: { width: 1366, height: 768 },
  wide: { width: 1920, height: 1080 },
  phone: { width: 390, height: 844, phone: true },
} as const;

const looks = [
  { locale: 'en', theme: 'light' },
  { locale: 'zh-CN', theme: 'light' },
  { locale: 'en', theme: 'dark' },
  { locale: 'zh-CN', theme: 'dark' },
] as const;

async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.locator('[aria-busy="true"], .bone').first().waitFor({ state: 'detached' });
}

async function take(stage: Stage, tenant: TestTenant, shots: readonly Shot[]): Promise<number> {
  let count = 0;
  for (const look of looks) {
    for (const [size, viewport] of Object.entries(sizes)) {
      const { page, complaints, context } = await stage.signedIn(tenant, { ...look, ...viewport });
      await context.addInitScript((locale) => {
        localStorage.setItem('tandem.language', locale);
      }, look.locale);
      for (const { name, path, act } of shots) {
        await page.goto(path);
        await settle(page).catch(() => undefined);
        await act?.(page);
        const place = join(folder, `${look.locale}-${look.theme}`, size);
        mkdirSync(place, { recursive: true });
        await page.screenshot({ path: join(place, `${name}.png`) });
        count += 1;
      }
      for (const one of complaints) process.stderr.write(`${size} ${look.locale}: ${one}\n`);
      await context.close();
    }
  }
  return count;
}

const stage = await startStage();
try {
  const tenant = await stage.world.tenant({ company: '启明精密制造', locale: 'zh-CN' });
  const ids = await furnish(tenant);
  const shots = shotsOf(ids).filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const count = await take(stage, tenant, shots);
  process.stdout.write(`${count} pictures in ${folder}\n`);
} finally {
  await stage.stop();
}
