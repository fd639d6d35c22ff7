import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Body, TestTenant } from '../support/harness.ts';
import { openShop, order } from '../support/selling.ts';
import { field, press, reach } from './support/keyboard.ts';
import { open, type Stage, startStage } from './support/stage.ts';

let stage: Stage;
let tenant: TestTenant;

beforeAll(async () => {
  stage = await startStage();
  tenant = await stage.world.tenant({ company: 'Live Works', locale: 'en' });
}, 120_000);

afterAll(() => stage?.stop());

/** In the dialog over a page. */
async function signInAgain(page: Page, { email, password }: TestTenant): Promise<void> {
  await page.getByLabel('E-mail', { exact: true }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await press(page, 'Enter');
}

const customer = (code: string) => ({ code, name: `Customer ${code}` });

describe('what others do', () => {
  it('appears in an open list without loading it again', async () => {
    const { page, complaints } = await stage.signedIn(tenant);
    await open(page, '/masterdata/customers');
    await page.getByText('Nothing here yet').waitFor();
    await tenant.ok('masterdata.createCustomer', customer('C-LIVE'));
    await page.getByRole('link', { name: 'C-LIVE' }).waitFor();
    expect(complaints).toEqual([]);
  }, 60_000);

  it('is seen even if it was done before the page began to listen', async () => {
    const { page } = await stage.signedIn(tenant);
    const known = Promise.withResolvers<void>();
    await page.routeWebSocket('**/live', async (socket) => {
      await known.promise;
      socket.connectToServer();
    });
    await open(page, '/masterdata/customers');
    await page.getByRole('link', { name: 'C-LIVE' }).waitFor();
    await tenant.ok('masterdata.createCustomer', customer('C-EARLY'));
    known.resolve();
    await page.getByRole('link', { name: 'C-EARLY' }).waitFor();
  }, 60_000);

  it('is never overwritten: both see which fields, and what is chosen stands', async () => {
    const made = await tenant.ok('masterdata.createCustomer', customer('C-BOTH'));
    const { page } = await stage.signedIn(tenant);
    await open(page, `/masterdata/customers/${made.id}/edit`);
    await page.locator('[data-path="name"] input').fill('Mine');
    await page.locator('[data-path="nameEn"] input').fill('Only mine');
    await tenant.ok('masterdata.updateCustomer', { id: made.id, name: 'Theirs', region: 'North' });
    await page.keyboard.press('Control+s');
    await page.getByText('Somebody else has saved this meanwhile', { exact: false }).waitFor();
    await page.locator('.conflict tbody tr').first().waitFor();
    expect(await page.locator('.conflict tbody th').allTextContents()).toEqual(['Name']);
    await page.getByRole('button', { name: 'Merge, then save again' }).click();
    await page.keyboard.press('Control+s');
    await page.waitForURL(`**/customers/${made.id}`);
    const saved = await tenant.ok('masterdata.getCustomer', { id: made.id });
    expect(saved).toMatchObject({ name: 'Mine', nameEn: 'Only mine', region: 'North' });
  }, 60_000);
});

describe('two people who change one order', () => {
  const quantityOf = (line: number) => `[data-path="lines.${line}.quantity"]`;
  const editor = async (id: string): Promise<Page> => {
    const { page } = await stage.signedIn(tenant);
    await open(page, `/sales/sales-orders/${id}/edit`);
    return page;
  };
  const enter = async (page: Page, line: number, quantity: string): Promise<void> => {
    await page.locator(quantityOf(line)).click();
    await page.keyboard.type(quantity);
    await page.keyboard.press('Tab');
  };
  const save = (page: Page) => page.keyboard.press('Control+s');
  const saved = (page: Page, id: string) => page.waitForURL(`**/sales-orders/${id}`);
  const quantities = async (id: string) => {
    const { lines } = await tenant.ok('sales.getSalesOrder', { id });
    return lines.map(({ quantity }: { quantity: string }) => quantity);
  };

  it('both get their lines; of a cell that both changed they are asked', async () => {
    const shop = await openShop(tenant);
    const line = { itemId: shop.itemId, quantity: '10' };
    const { id } = await order(tenant, shop, '10', { lines: [line, line, line] });
    const [hers, his] = await Promise.all([editor(id), editor(id)]);
    await enter(his, 1, '12');
    await enter(hers, 0, '11');
    await save(hers);
    await saved(hers, id);
    await save(his);
    const word = his.locator('.conflict[role=status]');
    await word.waitFor();
    expect(await word.textContent()).toContain('Line 1 · Quantity10 → 11');
    expect(await his.locator(quantityOf(0)).textContent()).toBe('11');
    await save(his);
    await saved(his, id);
    expect(await quantities(id)).toEqual(['11', '12', '10']);

    await Promise.all([hers, his].map((page) => open(page, `/sales/sales-orders/${id}/edit`)));
    await enter(his, 2, '14');
    await enter(hers, 2, '13');
    await save(hers);
    await saved(hers, id);
    await save(his);
    await his.locator('.conflict tbody tr').first().waitFor();
    const asked = await his.locator('.conflict tbody').allTextContents();
    expect(asked).toEqual(['Line 3 · Quantity1413']);
    await his.locator('.conflict tbody label', { hasText: '13' }).click();
    await his.getByRole('button', { name: 'Merge, then save again' }).click();
    await save(his);
    await saved(his, id);
    expect(await quantities(id)).toEqual(['11', '12', '13']);
  }, 60_000);

  it('who has changed nothing yet goes on from what the other has saved', async () => {
    const shop = await openShop(tenant);
    const { id } = await order(tenant, shop, '10');
    const page = await editor(id);
    await page.locator(quantityOf(0), { hasText: '10' }).waitFor();
    await tenant.ok('sales.changeSalesOrder', { id, lines: [{ lineNo: 1, quantity: '9' }] });
    await page.locator(quantityOf(0), { hasText: '9' }).waitFor();
    await page.locator('[data-path="note"] textarea').fill('Mine');
    await save(page);
    await saved(page, id);
    expect(await quantities(id)).toEqual(['9']);
  }, 60_000);
});

describe('settings that two people change', () => {
  it('keep what was typed, and ask for what both changed', async () => {
    const { page } = await stage.signedIn(tenant);
    const { data } = await tenant.ok('platform.listCompany', {});
    await open(page, '/platform/companies');
    await page.locator('[data-path="name"] input').fill('Mine Works');
    await tenant.ok('platform.updateCompany', { id: data[0].id, name: 'Their Works' });
    await page.keyboard.press('Control+s');
    await page.locator('.conflict tbody tr').first().waitFor();
    await page.getByRole('button', { name: 'Merge, then save again' }).click();
    await page.keyboard.press('Control+s');
    await page.getByRole('button', { name: 'Saved' }).waitFor();
    const after = await tenant.ok('platform.listCompany', {});
    expect(after.data[0].name).toBe('Mine Works');
  }, 60_000);
});

describe('a session that ends', () => {
  it('asks for the password over the page, and what was typed is saved after it', async () => {
    const { page, context } = await stage.signedIn(tenant);
    await open(page, '/masterdata/customers/new');
    await page.locator('[data-path="code"] input').fill('C-LATE');
    await page.locator('[data-path="name"] input').fill('Typed before the end');
    await context.clearCookies();
    await page.keyboard.press('Control+s');
    await page.getByText('Your session has ended').waitFor();
    await signInAgain(page, tenant);
    await page.waitForURL('**/customers/cus_*');
    const { data } = await tenant.ok('masterdata.listCustomer', { search: 'C-LATE' });
    expect(data).toHaveLength(1);
  }, 60_000);
});

describe('a session that ends while an order is typed', () => {
  it('keeps every line of it', async () => {
    const seller = await stage.world.tenant({ company: 'Long Orders', locale: 'en' });
    const shop = await openShop(seller);
    const { page, context } = await stage.signedIn(seller);
    await open(page, '/sales/sales-orders/new');
    const { code } = await seller.ok('masterdata.getCustomer', { id: shop.customerId });
    const item = await seller.ok('masterdata.getItem', { id: shop.itemId });
    await field(page, code);
    await reach(page, page.locator('[role=grid]'));
    for (const quantity of ['2', '3']) {
      await page.keyboard.type(item.code);
      await press(page, 'Tab', 'Tab');
      await page.keyboard.type(quantity);
      await press(page, 'Enter', 'Home');
    }
    await context.clearCookies();
    await press(page, 'Control+s');
    await page.getByText('Your session has ended').waitFor();
    await signInAgain(page, seller);
    await page.waitForURL('**/sales-orders/so_*');
    const { data } = await seller.ok('sales.listSalesOrder');
    expect(data.map(({ lines }: Body) => lines.map((one: Body) => one.quantity))).toEqual([
      ['2', '3'],
    ]);
  }, 60_000);
});

describe('a connection that is lost', () => {
  it('after the server has done it, but before it could say so: it is done once', async () => {
    const { page } = await stage.signedIn(tenant);
    await open(page, '/masterdata/customers/new');
    const sent: (string | undefined)[] = [];
    await page.route('**/api/masterdata/customers', async (route) => {
      sent.push(route.request().headers()['idempotency-key']);
      if (sent.length > 1) return route.continue();
      expect((await route.fetch()).status()).toBe(201);
      return route.abort('connectionreset');
    });
    await field(page, 'C-TWICE');
    await page.keyboard.type('Answered into the void');
    await press(page, 'Control+s');
    await page.waitForURL('**/customers/cus_*');
    expect(sent).toHaveLength(2);
    expect(sent[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(sent[1]).toBe(sent[0]);
    const { data } = await tenant.ok('masterdata.listCustomer', { search: 'C-TWICE' });
    expect(data).toHaveLength(1);
    expect(page.url()).toContain(data[0].id);
  }, 60_000);

  it('says so, keeps what was typed, and sends it once when the way is back', async () => {
    const { page, context } = await stage.signedIn(tenant);
    await open(page, '/masterdata/customers/new');
    await page.locator('[data-path="code"] input').fill('C-OFF');
    await page.locator('[data-path="name"] input').fill('Typed without a network');
    await context.setOffline(true);
    await page.keyboard.press('Control+s');
    await page.getByText('No connection', { exact: false }).waitFor();
    await context.setOffline(false);
    await page.waitForURL('**/customers/cus_*');
    const { data } = await tenant.ok('masterdata.listCustomer', { search: 'C-OFF' });
    expect(data).toHaveLength(1);
  }, 60_000);

  it('waits with a page that was never fetched, and shows it when the way is back', async () => {
    const { page, context } = await stage.signedIn(tenant);
    await open(page, '/masterdata/customers');
    await context.setOffline(true);
    await page.evaluate(() => {
      history.pushState({}, '', '/finance/accounts');
      window.dispatchEvent(new PopStateEvent('popstate', { state: {} }));
    });
    await page.locator('.page[aria-busy="true"]').waitFor();
    await context.setOffline(false);
    await page.locator('.page-head h1', { hasText: 'Chart of accounts' }).waitFor();
    expect(await page.locator('.plain-page').count()).toBe(0);
  }, 60_000);

  it('shows a page whose files failed on the way as soon as the server is reached again', async () => {
    const { page } = await stage.signedIn(tenant);
    await open(page, '/masterdata/customers');
    // The browser believes that it is online: files that fail now, it does not ask for again.
    const failed = Promise.withResolvers<void>();
    await page.route('**/*', async (route) => {
      await route.abort('connectionreset');
      if (new URL(route.request().url()).pathname === '/') failed.resolve();
    });
    await page.evaluate(() => {
      history.pushState({}, '', '/finance/accounts');
      window.dispatchEvent(new PopStateEvent('popstate', { state: {} }));
    });
    await failed.promise;
    await page.locator('.page[aria-busy="true"]').waitFor();
    await page.locator('.banner').waitFor();
    await page.unroute('**/*');
    await page.locator('.page-head h1', { hasText: 'Chart of accounts' }).waitFor();
  }, 60_000);

  it('says so when what a key opens could not be fetched, and keeps the page', async () => {
    const { page } = await stage.signedIn(tenant);
    await page.route(/\/assets\/palette-/, (route) => route.abort('connectionreset'));
    await open(page, '/masterdata/customers/new');
    await page.locator('[data-path="name"] input').fill('Typed before');
    await page.keyboard.press('Control+k');
    const notice = page.getByRole('alert').filter({ hasText: 'could not be fetched' });
    await notice.waitFor();
    await notice.getByRole('button', { name: 'Close' }).click();
    await notice.waitFor({ state: 'detached' });
    expect(await page.locator('[data-path="name"] input').inputValue()).toBe('Typed before');
  }, 60_000);
});

describe('the past', () => {
  it('is shown as it was: the list at a moment, and from it the document of then', async () => {
    const made = await tenant.ok('masterdata.createCustomer', customer('C-PAST'));
    // A moment between the two changes; what is under way takes some milliseconds to be written.
    const then = new Date(Date.parse(made.updatedAt) + 400).toISOString();
    await new Promise((done) => setTimeout(done, 800));
    await tenant.ok('masterdata.updateCustomer', { id: made.id, name: 'Renamed since' });
    const { page, complaints } = await stage.signedIn(tenant);
    await open(page, `/masterdata/customers?q=C-PAST&asOf=${encodeURIComponent(then)}`);
    await page.getByText('Customer C-PAST').waitFor();
    await page.getByRole('button', { name: 'As of' }).click();
    const moment = page.getByLabel('Moment', { exact: false });
    const minute = await moment.inputValue();
    await moment.fill('soon');
    await moment.press('Enter');
    await page.getByText('Enter a date and a time', { exact: false }).waitFor();
    await moment.fill(minute.replace(':', ''));
    await moment.press('Enter');
    await moment.waitFor({ state: 'detached' });
    // The minute that was there already: its seconds are kept.
    expect(new URL(page.url()).searchParams.get('asOf')).toBe(then);
    await page.getByRole('link', { name: 'C-PAST' }).click();
    await page.getByText('As it was on', { exact: false }).waitFor();
    await page.locator('h1', { hasText: 'Customer C-PAST' }).waitFor();
    await page.getByRole('button', { name: 'Back to now' }).click();
    await page.locator('h1', { hasText: 'Renamed since' }).waitFor();
    expect(complaints).toEqual([]);
  }, 60_000);
});
