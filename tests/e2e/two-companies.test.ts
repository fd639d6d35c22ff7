import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Body, TestTenant } from '../support/harness.ts';
import { choose, goTo, press } from './support/keyboard.ts';
import { open, type Stage, startStage, type Visitor } from './support/stage.ts';

let stage: Stage;
let a: TestTenant;
let b: TestTenant;
let secret: Body;
let ofA: Visitor;
let ofB: Visitor;
/** All that the open window of B was told without asking. */
const told: string[] = [];

const NAME = 'Zebra Hydraulics';

beforeAll(async () => {
  stage = await startStage();
  a = await stage.world.tenant({ company: 'First Works', locale: 'en' });
  b = await stage.world.tenant({ company: 'Other Works', locale: 'en' });
  secret = await a.ok('masterdata.createCustomer', { code: 'Z-1', name: NAME });
  ofA = await stage.signedIn(a);
  ofB = await stage.signedIn(b);
  ofB.page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => told.push(String(payload))),
  );
}, 120_000);
afterAll(() => stage?.stop());

const text = async (page: Page): Promise<string> =>
  (await page.locator('body').textContent()) ?? '';

describe('a company that is not one’s own', () => {
  it('shows nothing at its address, in lists, or in the palette', async () => {
    const { page } = ofB;
    await open(page, '/masterdata/customers');
    await page.getByText('Nothing here yet').waitFor();
    await press(page, 'Control+k');
    await page.locator('.palette-input:focus').waitFor();
    await page.keyboard.type('Zebra');
    await page.getByText('Nothing found').waitFor();
    await press(page, 'Escape');
    await page.goto(`/masterdata/customers/${secret.id}`);
    await page.locator('.plain-page h1').waitFor();
    expect(await text(page)).not.toContain('Zebra');
    await page.goto(`/masterdata/customers/${secret.id}/edit`);
    await page.locator('.plain-page h1').waitFor();
    expect(await text(page)).not.toContain('Zebra');
  }, 60_000);

  it('is not heard of either: what changes there reaches its own windows alone', async () => {
    await open(ofA.page, '/masterdata/customers');
    // What the page before was told does not say that this one listens.
    await ofB.page.goto('about:blank');
    told.length = 0;
    await open(ofB.page, '/masterdata/customers');
    await expect.poll(() => told.length, { timeout: 15_000 }).toBeGreaterThan(0);
    const made = await a.ok('masterdata.createCustomer', { code: 'Z-2', name: 'Zebra Two' });
    await ofA.page.getByRole('link', { name: 'Z-2' }).waitFor();
    const own = await b.ok('masterdata.createCustomer', { code: 'B-1', name: 'Our own' });
    await ofB.page.getByRole('link', { name: 'B-1' }).waitFor();
    await expect.poll(() => told.join(), { timeout: 15_000 }).toContain(own.id);
    expect(told.join()).not.toContain(made.id);
    expect(await text(ofB.page)).not.toContain('Z-2');
    expect([...ofA.complaints, ...ofB.complaints]).toEqual([]);
  }, 60_000);
});

describe('one person in two companies', () => {
  it('goes from one to the other, and sees of each only what is in it', async () => {
    const { companies } = await a.ok('account.me');
    const { tenantId } = await a.ok('account.foundCompany', {
      ...{
        company: 'Second Works',
        name: 'Ann',
        locale: 'en',
        accountingStandard: 'international',
      },
      ...{ taxpayerType: 'general', costingMethod: 'movingAverage' },
      firstPeriod: new Date().toISOString().slice(0, 7),
    });
    const state = async () => (await a.ok('account.companyProgress', { tenantId })).state;
    await expect.poll(state, { timeout: 20_000 }).toBe('active');
    const { page } = ofA;
    await page.reload();
    await page.getByRole('link', { name: 'Z-1' }).waitFor();
    await turnTo(page, 'Second Works');
    await goTo(page, 'Customers');
    await page.getByText('Nothing here yet').waitFor();
    await turnTo(page, companies[0].name);
    await goTo(page, 'Customers');
    await page.getByRole('link', { name: 'Z-1' }).waitFor();
    expect(ofA.complaints).toEqual([]);
  }, 60_000);
});

/** By the menu of companies, to the first page of that one. */
async function turnTo(page: Page, company: string): Promise<void> {
  await choose(page, page.locator('.bar-company'), company);
  await page.locator('.bar-company', { hasText: company }).waitFor();
  await page.locator('.page-head h1').waitFor();
}
