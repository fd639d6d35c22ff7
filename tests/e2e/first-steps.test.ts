import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestTenant } from '../support/harness.ts';
import { mainWarehouse, newCustomer, newItem, receive } from '../support/selling.ts';
import { open, type Stage, startStage } from './support/stage.ts';

let stage: Stage;
let tenant: TestTenant;
let page: Page;

beforeAll(async () => {
  stage = await startStage();
  tenant = await stage.world.tenant({ company: 'First Steps', locale: 'en' });
  page = (await stage.signedIn(tenant)).page;
}, 120_000);
afterAll(() => stage?.stop());

const done = () => page.locator('.first-steps li[data-done]').count();
const ticked = (count: number) => expect.poll(done, { timeout: 15_000 }).toBe(count);

it('ticks each step as it is done, and goes when all are', async () => {
  await open(page, '/');
  await page.locator('.first-steps').waitFor();
  await ticked(0);
  const item = await newItem(tenant);
  await ticked(1);
  await newCustomer(tenant);
  await ticked(2);
  await receive(tenant, item.id, await mainWarehouse(tenant), '5');
  await ticked(3);
  await page.locator('.first-steps').waitFor();
  await tenant.member(['salesRep']);
  await page.locator('.first-steps').waitFor({ state: 'detached' });
}, 60_000);

it('is hidden by whoever does not want it, and stays hidden', async () => {
  const other = await stage.world.tenant({ company: 'Second Steps', locale: 'en' });
  const { page: own } = await stage.signedIn(other);
  await open(own, '/');
  await own.locator('.first-steps header button').click();
  await own.locator('.first-steps').waitFor({ state: 'detached' });
  await open(own, '/');
  await own.locator('.concerns:not([aria-busy="true"])').waitFor();
  expect(await own.locator('.first-steps').count()).toBe(0);
}, 60_000);

it('an empty workbench says what brings work to it', async () => {
  const ways = {
    '/planning/workbench': ['New sales order', 'New forecast', 'Load the sample company'],
    '/planning/kitting': ['New work order', 'New sales order', 'Load the sample company'],
    '/planning/schedule': ['Work orders', 'Load the sample company'],
    '/purchasing/inbox': ['New purchase request', 'MRP workbench'],
  };
  for (const [path, expected] of Object.entries(ways)) {
    await open(page, path);
    await page.locator('.empty button').first().waitFor();
    expect([path, await page.locator('.empty button').allTextContents()]).toEqual([path, expected]);
  }
}, 60_000);
