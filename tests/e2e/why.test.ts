import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Body, TestTenant } from '../support/harness.ts';
import { delivered, openShop } from '../support/selling.ts';
import { expectAccessible, open, type Stage, startStage } from './support/stage.ts';

let stage: Stage;
let tenant: TestTenant;
let page: Page;
let order: Body;

beforeAll(async () => {
  stage = await startStage();
  tenant = await stage.world.tenant({ company: 'Why', locale: 'en' });
  ({ order } = await delivered(tenant, await openShop(tenant), '10'));
  const { today } = await tenant.ok('analytics.cockpit');
  await tenant.ok('finance.receivePayment', {
    ...{ customerId: order.customerId, date: today, amount: '500', method: 'bankTransfer' },
  });
  await stage.world.settle();
  page = (await stage.signedIn(tenant)).page;
}, 120_000);
afterAll(() => stage?.stop());

/** The rows that a number opens into, label and figure. */
async function why(selector: string): Promise<(string | null)[][]> {
  await page.locator(selector).click();
  const rows = page.locator('.small-table tr');
  await rows.first().waitFor();
  const read = await rows.evaluateAll((all) =>
    all.map((row) =>
      [row.firstElementChild, row.lastElementChild].map((one) => one?.textContent ?? null),
    ),
  );
  await page.keyboard.press('Escape');
  await page.locator('.small-table').waitFor({ state: 'detached' });
  return read;
}

it('a total opens into its lines, a line into quantity, price and tax', async () => {
  await open(page, `/sales/sales-orders/${order.id}`);
  expect(await why('.totals div:nth-child(1) .why')).toEqual([
    ['Line 1 · Net', '1,130.00'],
    ['Net', '1,130.00'],
  ]);
  expect(await why('.totals div:nth-child(3) .why')).toEqual([
    ['Net', '1,130.00'],
    ['Tax', '146.90'],
    ['Gross', '1,276.90'],
  ]);
  expect(await why('.lines-table tbody td:has-text("1,276.90") .why')).toEqual([
    ['Quantity', '10'],
    ['Price', '113'],
    ['Quantity × price', '1,130.00'],
    ['Tax rate', '13 %'],
    ['Tax', '146.90'],
    ['Gross', '1,276.90'],
  ]);
}, 60_000);

it('what is paid opens into its payments, a figure of the cockpit into accounts', async () => {
  const paid = await why('.fact:has(dt:text-is("Paid")) .why');
  expect(paid).toEqual([
    ['Payment', '500.00'],
    ['Paid', '500.00'],
  ]);
  await open(page, '/');
  expect(await why('.figure:nth-child(1) .why')).toEqual([
    ['1002 Cash at bank', '500.00'],
    ['Cash and bank', '500.00'],
  ]);
  expect((await why('.figure:nth-child(4) .why')).at(-1)).toEqual([
    'Gross margin this month',
    '46.9 %',
  ]);
  await expectAccessible(page);
}, 60_000);
