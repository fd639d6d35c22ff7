import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Body, TestTenant } from '../support/harness.ts';
import { open, type Stage, startStage } from './support/stage.ts';

let stage: Stage;
let tenant: TestTenant;
let page: Page;

beforeAll(async () => {
  stage = await startStage();
  tenant = await stage.world.tenant({ company: 'Six Days', locale: 'en' });
  page = (await stage.signedIn(tenant)).page;
}, 120_000);
afterAll(() => stage?.stop());

const adder = (path: string) => page.locator(`[data-path="${path}"] input`);
const tags = (path: string) => page.locator(`[data-path="${path}"] .tag`);

async function add(path: string, text: string): Promise<void> {
  const count = await tags(path).count();
  await adder(path).fill(text);
  await adder(path).press('Enter');
  await expect.poll(() => tags(path).count()).toBe(count + 1);
}

it('days of a week are chosen and read by their names, in their order', async () => {
  const { data } = await tenant.ok('masterdata.listWorkCalendar');
  const { id } = data[0] as Body;
  await tenant.ok('masterdata.updateWorkCalendar', { id, weekdays: [2, 5] });
  await open(page, `/masterdata/work-calendars/${id}/edit`);
  await add('weekdays', 'Mon');
  expect(await tags('weekdays').allTextContents()).toEqual(['Monday×', 'Tuesday×', 'Friday×']);
  await page.keyboard.press('Control+s');
  await page.waitForURL(`**/work-calendars/${id}`);
  expect(await tenant.ok('masterdata.getWorkCalendar', { id })).toMatchObject({
    weekdays: [1, 2, 5],
  });
  await page.getByText('Monday, Tuesday, Friday').waitFor();
}, 60_000);

it('permissions are chosen by their names, one that is not known here by what it is', async () => {
  await open(page, '/platform/do/createApiKey');
  await page.locator('[data-path="name"] input').fill('Shop');
  await add('scopes', 'Sales order: Read');
  await add('scopes', 'item.*');
  await add('scopes', 'weather.read');
  expect(await tags('scopes').allTextContents()).toEqual([
    'Sales order: Read×',
    'Item: Everything×',
    'weather.read×',
  ]);
  await adder('scopes').fill('whatever');
  await adder('scopes').press('Enter');
  await page.locator('.field-error', { hasText: 'Nothing is called “whatever”' }).waitFor();
}, 60_000);

it('on a phone the panel for a past moment stands within the window', async () => {
  const { page: phone } = await stage.signedIn(tenant, { phone: true, width: 390, height: 844 });
  await open(phone, '/masterdata/items');
  await phone.getByRole('button', { name: 'Filter' }).click();
  await phone.keyboard.type('As of');
  await phone.getByRole('option', { name: 'As of a moment' }).click();
  const panel = phone.locator('.popover');
  await panel.locator('.calendar-input, input').first().waitFor();
  const edges = () => panel.evaluate((element) => element.getBoundingClientRect());
  await expect.poll(async () => (await edges()).right).toBeLessThanOrEqual(390 - 8);
  expect((await edges()).left).toBeGreaterThanOrEqual(8);
}, 60_000);
