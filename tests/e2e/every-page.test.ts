import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../shared/contracts/system.ts';
import type { TestTenant } from '../support/harness.ts';
import { openShop, order } from '../support/selling.ts';
import { open, type Stage, startStage, type Visitor, violationsOf } from './support/stage.ts';

let stage: Stage;
let tenant: TestTenant;
let visitor: Visitor;

beforeAll(async () => {
  stage = await startStage();
  tenant = await stage.world.tenant({ company: 'Every Page Works', locale: 'en' });
  const shop = await openShop(tenant);
  await order(tenant, shop);
  visitor = await stage.signedIn(tenant);
  await open(visitor.page, '/');
}, 120_000);

afterAll(() => stage?.stop());

/** To another page as a link leads there, without loading the application again. */
async function go(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState({}, '', to);
    window.dispatchEvent(new PopStateEvent('popstate', { state: {} }));
  }, path);
  await page.waitForFunction((to) => location.pathname + location.search === to, path);
  await page.locator('.page-head h1').first().waitFor();
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
}

const nouns = modules.flatMap((module) => module.nouns).filter(({ internal }) => !internal);

/** What is wrong with the pages at these addresses: broken, complaining, or hard to reach. */
async function wrongWith(paths: readonly string[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const path of paths) {
    await go(visitor.page, path).catch((error: Error) => wrong.push(`${path}: ${error.message}`));
    wrong.push(...(await violationsOf(visitor.page)).map((one) => `${path}: ${one}`));
    wrong.push(...visitor.complaints.splice(0).map((one) => `${path}: ${one}`));
    const crashed = await visitor.page.locator('.plain-page').count();
    if (crashed > 0) wrong.push(`${path}: could not be shown`);
  }
  return wrong;
}

describe('every page that contracts give', () => {
  it('lists each noun', async () => {
    const paths = nouns.map(({ module, plural }) => `/${module}/${plural}`);
    expect(paths.length).toBeGreaterThan(40);
    expect(await wrongWith(paths)).toEqual([]);
  }, 170_000);

  it('has a form for each noun that people make', async () => {
    const made = nouns.filter(({ id, module, plural, master }) => {
      const own = modules.flatMap(({ operations }) => Object.values(operations));
      const path = `/api/${module}/${plural}`;
      return (
        master ||
        own.some((one) => one.method === 'POST' && one.path === path && one.noun?.id === id)
      );
    });
    expect(made.length).toBeGreaterThan(15);
    const paths = made.map(({ module, plural }) => `/${module}/${plural}/new`);
    expect(await wrongWith(paths)).toEqual([]);
  }, 170_000);

  it('asks each question', async () => {
    const paths = modules.flatMap(({ operations }) =>
      Object.values(operations)
        .filter(
          ({ kind, audience, produces }) => kind === 'query' && audience === 'tenant' && !produces,
        )
        .filter(({ pathFields }) => pathFields.length === 0)
        .map(({ module, name }) => `/${module}/ask/${name}`),
    );
    expect(paths.length).toBeGreaterThan(20);
    expect(await wrongWith(paths)).toEqual([]);
  }, 170_000);

  it('shows a document of each noun that this company has one of', async () => {
    const paths: string[] = [];
    for (const { id, module, plural, page } of nouns) {
      if (page?.single) continue;
      const name = `${module}.list${id.charAt(0).toUpperCase()}${id.slice(1)}`;
      const { data } = await tenant.ok(name, { limit: 1 });
      if (data[0]) paths.push(`/${module}/${plural}/${data[0].id}`);
    }
    expect(paths.length).toBeGreaterThan(10);
    expect(await wrongWith(paths)).toEqual([]);
  }, 170_000);

  it('keeps its contrast in dark colours, and its reach on a phone', async () => {
    const { data } = await tenant.ok('sales.listSalesOrder', { limit: 1 });
    const paths = [
      '/',
      '/sales/sales-orders',
      `/sales/sales-orders/${data[0].id}`,
      '/sales/sales-orders/new',
      '/masterdata/items/import',
      '/finance/ask/trialBalance',
      '/sales/sales-settings',
    ];
    for (const look of [
      { theme: 'dark', locale: 'zh-CN' },
      { phone: true, width: 390, height: 844 },
    ] as const) {
      visitor = await stage.signedIn(tenant, look);
      await open(visitor.page, '/');
      expect(await wrongWith(paths), JSON.stringify(look)).toEqual([]);
    }
  }, 170_000);
});
