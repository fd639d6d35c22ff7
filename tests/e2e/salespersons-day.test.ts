import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newLead, newRep } from '../support/crm.ts';
import type { TestMember, TestTenant } from '../support/harness.ts';
import { openShop } from '../support/selling.ts';
import { byKeyboard } from './support/by-keyboard.ts';
import {
  confirmEffect,
  doPrimary,
  enter,
  field,
  goTo,
  press,
  printed,
  reach,
  turnPage,
} from './support/keyboard.ts';
import { expectAccessible, open, type Stage, startStage, type Visitor } from './support/stage.ts';

let stage: Stage;
let tenant: TestTenant;
let rep: TestMember;
let visitor: Visitor;
let page: Page;

beforeAll(async () => {
  stage = await startStage();
  tenant = await stage.world.tenant({ company: 'Salespeople', locale: 'en' });
  await openShop(tenant, { stock: '6', item: { code: 'VALVE-1', name: 'Ball valve' } });
  await newLead(tenant, { companyName: 'Hangzhou Pumps' });
  rep = await newRep(tenant);
  visitor = await stage.signedIn(rep);
  page = byKeyboard(visitor.page);
  await open(page, '/');
}, 120_000);
afterAll(() => stage?.stop());

describe('the day of a salesperson, by keyboard', () => {
  it('begins in the pool: a lead is claimed, and its phone number is there to be called', async () => {
    await goTo(page, 'Pool');
    await page.getByText('Hangzhou Pumps').waitFor();
    await expectAccessible(page);
    await enter(page, page.getByRole('button', { name: 'Claim Hangzhou Pumps' }));
    await page.waitForURL('**/crm/leads/lead_*');
    await page.getByText('张三丰').waitFor();
  }, 60_000);

  it('goes on with a call, written down with what was agreed', async () => {
    await enter(page, page.getByRole('button', { name: 'Record a follow-up' }));
    await page.locator('[data-path="content"] textarea:focus').waitFor();
    await page.keyboard.type('Wants ten ball valves.');
    await reach(page, page.locator('[data-path="nextStep"] :is(input, textarea)'));
    await page.keyboard.type('Send the offer');
    await press(page, 'Control+s');
    await page.locator('.follow-up-text', { hasText: 'ten ball valves' }).waitFor();
    await page.getByText('Next: Send the offer').waitFor();
  }, 60_000);

  it('makes a customer and a deal of it, and carries the deal to the offer, asked what it is worth', async () => {
    await press(page, 'Control+Enter');
    await page.locator('[data-path="customerId"] input:focus').waitFor();
    await reach(page, page.locator('[data-path="opportunityName"] input'));
    await field(page, 'Ten valves');
    await confirmEffect(page);
    await page.locator('.state', { hasText: 'Converted' }).waitFor();
    await goTo(page, 'Pipeline board');
    await reach(page, page.locator('.deal'));
    await press(page, 'Space', 'ArrowRight', 'ArrowRight', 'Space');
    // This stage wants to know what the deal is worth.
    await page.locator('.ant-drawer [data-path="amount"] input:focus').waitFor();
    await page.keyboard.type('1130');
    await press(page, 'Control+Enter');
    await page.locator('.ant-drawer-open').waitFor({ state: 'detached' });
    await reach(page, page.locator('.deal'));
    await page.locator('.board-column:nth-child(3) .deal:focus').waitFor();
  }, 60_000);

  it('quotes what was asked for, sends it, and has it as a PDF', async () => {
    await press(page, 'q');
    await page.locator('.ant-drawer [role=grid] input:focus').waitFor();
    await field(page, 'ball');
    await field(page, '10');
    await turnPage(page, () => press(page, 'Control+Enter'));
    await page.waitForURL('**/sales/quotations/quo_*');
    await doPrimary(page);
    await page.locator('[data-step="now"]', { hasText: 'Sent' }).waitFor();
    await printed(page);
  }, 60_000);

  it('ends with the order, its promise beside it, confirmed and on paper', async () => {
    await turnPage(page, () => doPrimary(page));
    await page.waitForURL('**/sales/sales-orders/so_*');
    await page.locator('.side-number').waitFor();
    await expectAccessible(page);
    await doPrimary(page);
    await page.locator('[data-stage="confirm"][data-step="past"]').waitFor();
    await printed(page);
    const { data } = await rep.ok('sales.listSalesOrder');
    expect(data).toMatchObject([
      { state: 'confirmed', lines: [{ quantity: '10', reserved: '6' }] },
    ]);
    expect(visitor.complaints).toEqual([]);
  }, 60_000);
});
