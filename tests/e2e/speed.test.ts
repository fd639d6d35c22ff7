import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestTenant } from '../support/harness.ts';
import { openShop, order, type Shop } from '../support/selling.ts';
import { open, type Stage, startStage, visit } from './support/stage.ts';

let stage: Stage;
let tenant: TestTenant;
let shop: Shop;

beforeAll(async () => {
  stage = await startStage();
  tenant = await stage.world.tenant({ company: 'Speed Works', locale: 'en' });
  shop = await openShop(tenant);
  await order(tenant, shop);
}, 120_000);

afterAll(() => stage?.stop());

const STALL_MS = 50;
const ROUNDS = 6;

/** The machine is shared: what the page does well once in some rounds is what it can do. */
async function bestOf(round: () => Promise<number>, enough = STALL_MS): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let count = 0; count < ROUNDS && best > enough; count += 1) {
    best = Math.min(best, await round());
  }
  return best;
}

/** Begins to collect how long the page was busy at a stretch, in milliseconds. */
const watchStalls = (page: Page) =>
  page.evaluate(() => {
    const held = window as unknown as { stalls: number[] };
    held.stalls = [];
    new PerformanceObserver((list) => {
      held.stalls.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: 'longtask' });
  });

const longest = (page: Page) =>
  page.evaluate(() => {
    const held = window as unknown as { stalls: number[] };
    const most = Math.max(0, ...held.stalls);
    held.stalls.length = 0;
    return most;
  });

const TOTAL = 100_000;
const PAGE = 100;

/** Answers the list with so many orders that no company of a test has them. */
async function manyOrders(route: Route): Promise<void> {
  const query = new URL(route.request().url()).searchParams;
  const from = Number(query.get('cursor') ?? '0');
  const data = Array.from({ length: Number(query.get('limit') ?? PAGE) }, (_, index) => ({
    id: `so_${String(from + index).padStart(26, '0')}`,
    version: 1,
    number: `SO-${from + index}`,
    customerId: shop.customerId,
    date: '2026-11-20',
    state: index % 3 === 0 ? 'draft' : 'confirmed',
    gross: String((from + index) * 1.25),
    currency: 'GBP',
  }));
  const next = from + data.length;
  await route.fulfill({
    json: {
      data,
      ...(next < TOTAL && { nextCursor: String(next) }),
      ...(query.has('count') && { total: TOTAL }),
    },
  });
}

/** Time of one core, whoever else computes: less than half of the second a page may take. */
const BUSY_MS = 400;

describe('a page that was opened before', () => {
  it.each([
    ['/sales/sales-orders', '.table-body tr'],
    ['/sales/sales-orders/new', '[role=grid]'],
    ['/masterdata/items', '.table-body tr'],
  ])(
    'is there after little work of the browser: %s',
    async (path, sign) => {
      const { page, context } = await stage.signedIn(tenant);
      await open(page, path);
      const debug = await context.newCDPSession(page);
      await debug.send('Performance.enable', { timeDomain: 'threadTicks' });
      const busy = async () => {
        const { metrics } = await debug.send('Performance.getMetrics');
        return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
      };
      const best = await bestOf(async () => {
        await page.goto('about:blank');
        const before = await busy();
        await page.goto(path, { waitUntil: 'commit' });
        await page.locator(sign).first().waitFor();
        return (await busy()) - before;
      }, BUSY_MS);
      expect(best).toBeGreaterThan(0);
      expect(best).toBeLessThanOrEqual(BUSY_MS);
    },
    60_000,
  );
});

describe('another page of a module that is here', () => {
  it('comes at once: nothing stands in for it', async () => {
    const { page } = await stage.signedIn(tenant);
    await open(page, '/masterdata/units');
    await visit(page, '/masterdata/units/new');
    await page.evaluate(() => {
      const held = window as unknown as { standIns: string[] };
      held.standIns = [];
      new MutationObserver(() => {
        if (document.querySelector('.page[aria-busy]')) held.standIns.push(location.pathname);
      }).observe(document.body, { childList: true, subtree: true });
    });
    for (const plural of ['items', 'customers', 'suppliers', 'warehouses', 'price-lists']) {
      await visit(page, `/masterdata/${plural}`);
      await visit(page, `/masterdata/${plural}/new`);
    }
    const standIns = () =>
      page.evaluate(() => (window as unknown as { standIns: string[] }).standIns);
    expect(await standIns()).toEqual([]);
    // What is not here yet has to be waited for, and the watch sees that.
    await page.route('**/assets/**', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await route.continue();
    });
    await visit(page, '/finance/accounts');
    expect(await standIns()).toContain('/finance/accounts');
  }, 60_000);
});

describe('a list of 100,000 orders', () => {
  it('scrolls and filters without a stall', async () => {
    const { page } = await stage.signedIn(tenant);
    await page.route('**/api/sales/sales-orders?*', manyOrders);
    await open(page, '/sales/sales-orders');
    await page.getByText('SO-0', { exact: true }).waitFor();
    await page.getByText('100,000').waitFor();
    const rows = () => page.locator('.table-body tr').count();
    expect(await rows()).toBeLessThan(120);
    let seen = 0;
    const stall = await bestOf(async () => {
      await open(page, '/sales/sales-orders');
      await page.getByText('SO-0', { exact: true }).waitFor();
      await watchStalls(page);
      await page.locator('.table-scroll').hover();
      for (let turn = 0; turn < 30; turn += 1) {
        await page.mouse.wheel(0, 1_500);
        await page.waitForTimeout(30);
      }
      seen = await page.locator('.table-scroll').evaluate(({ scrollTop }) => scrollTop);
      await page.locator('.chip', { hasText: 'State' }).click();
      await page.getByLabel('Draft').check();
      await page.waitForURL('**/sales-orders?state=draft');
      await page.getByText('SO-0', { exact: true }).waitFor();
      return longest(page);
    });
    expect(seen).toBeGreaterThan(10_000);
    expect(stall).toBeLessThanOrEqual(STALL_MS);
  }, 120_000);
});

/** Milliseconds from each key to the frame that shows it, of keys that were pressed one by one. */
async function keyTimes(page: Page, text: string): Promise<number[]> {
  await page.evaluate(() => {
    const held = window as unknown as { times: number[] };
    held.times = [];
    document.addEventListener(
      'keydown',
      () => {
        const begun = performance.now();
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => held.times.push(performance.now() - begun);
          channel.port2.postMessage(undefined);
        });
      },
      { capture: true },
    );
  });
  for (const key of text) {
    await page.keyboard.press(key === '\t' ? 'Tab' : key);
    await page.waitForTimeout(25);
  }
  return page.evaluate(() => (window as unknown as { times: number[] }).times);
}

/** Sends text as a paste into whatever has the focus, as a spreadsheet's copy comes. */
const paste = (page: Page, text: string) =>
  page.evaluate((content) => {
    const data = new DataTransfer();
    data.setData('text/plain', content);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true });
    document.activeElement?.dispatchEvent(event);
  }, text);

describe('an order of 1,000 lines', () => {
  it('takes 200 lines from a spreadsheet, codes and all', async () => {
    const { page } = await stage.signedIn(tenant);
    await open(page, '/sales/sales-orders/new');
    const item = await tenant.ok('masterdata.getItem', { id: shop.itemId });
    await page.locator('[role=grid]').focus();
    const rows = Array.from({ length: 200 }, (_, row) => `${item.code}\t\t${row + 1}\t1,200.50`);
    await paste(page, `${rows.join('\r\n')}\r\n`);
    await page.getByText(item.name).first().waitFor();
    await page.locator('[data-path="customerId"] input').focus();
    const customer = await tenant.ok('masterdata.getCustomer', { id: shop.customerId });
    await page.keyboard.type(customer.code);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Control+s');
    await page.waitForURL('**/sales-orders/so_*');
    const { data } = await tenant.ok('sales.listSalesOrder', { limit: 1, sort: '-createdAt' });
    expect(data[0].lines).toHaveLength(200);
    expect(data[0].lines[199]).toMatchObject({ itemId: shop.itemId, quantity: '200' });
  }, 120_000);

  it('answers every key within a blink', async () => {
    const { page } = await stage.signedIn(tenant);
    await open(page, '/sales/sales-orders/new');
    await page.locator('[role=grid]').focus();
    const rows = Array.from({ length: 1_000 }, (_, row) => `\tPart ${row}\t${row + 1}\t9.5`);
    await paste(page, rows.join('\n'));
    await page.getByText('Part 5', { exact: true }).waitFor();
    const slowest = await bestOf(async () => {
      const times = await keyTimes(page, '\t\t12.75\t19.9\t\t');
      times.sort((a, b) => a - b);
      return times.at(-2) as number;
    });
    expect(slowest).toBeLessThanOrEqual(STALL_MS);
  }, 120_000);
});
