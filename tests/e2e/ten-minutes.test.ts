import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byKeyboard } from './support/by-keyboard.ts';
import {
  confirmEffect,
  doPrimary,
  enter,
  field,
  goBy,
  goTo,
  press,
  printed,
  reach,
} from './support/keyboard.ts';
import { type Language, signIn, signUp } from './support/sign-up.ts';
import { expectAccessible, open, type Stage, startStage, type Visitor } from './support/stage.ts';
import { showsOnly } from './support/workbench.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
}, 120_000);
afterAll(() => stage?.stop());

/** Names of pages and buttons, so that the same walk is taken in both languages. */
const words = {
  en: {
    sample: 'Load the sample company',
    claim: /^Claim /,
    board: 'Pipeline board',
    sent: 'Sent',
    invoice: 'Invoice delivery',
    receivables: 'Receivables',
    workbench: 'MRP workbench',
    pastDue: /^Past due/,
    kitting: 'Kitting',
    confirm: 'Confirm by supplier',
  },
  'zh-CN': {
    claim: /^领取 /,
    board: '商机看板',
    sent: '已发送',
    invoice: '按发货单开票',
    receivables: '应收账款',
    workbench: 'MRP 工作台',
    pastDue: /^下达逾期/,
    kitting: '齐套分析',
    confirm: '供应商确认',
  },
} as const satisfies Record<Language, unknown>;

const COMPANY = 'Ten Minutes';
const SAMPLE = '苏州合泰精密五金有限公司';
const SAMPLE_MS = 300_000;

/** The date that moves makes an order late no more; moved back, it makes it late again. */
const moves = {
  en: { from: '0 %', to: '100 %', late: -1 },
  'zh-CN': { from: '100 %', to: '0 %', late: 1 },
} as const satisfies Record<Language, unknown>;

/** The first loads the sample company; the second sees it in another browser and language. */
async function enterSample(page: Page, language: Language): Promise<void> {
  if (language === 'en') {
    await signUp(page, language, COMPANY);
    await enter(page, page.getByRole('button', { name: words.en.sample }));
    await page.waitForURL('**/welcome?*sample=1');
    await page.locator('[role=progressbar]').waitFor();
    await expectAccessible(page);
  } else {
    await signIn(page, COMPANY);
    await expectAccessible(page);
    await enter(page, page.getByRole('button', { name: SAMPLE }));
  }
  await page.waitForURL((url) => url.pathname === '/', { timeout: SAMPLE_MS });
}

/** What the API says to whoever is signed in here: to know which document the story is about. */
const ask = (page: Page, path: string) =>
  // biome-ignore lint/suspicious/noExplicitAny: answers of many shapes
  page.evaluate(async (url): Promise<any> => (await fetch(url)).json(), path);

const lateOrders = async (page: Page): Promise<number> => {
  const note = await page.locator('.figure').last().textContent();
  return Number(/(\d+) (?:late|张延期)/.exec(note ?? '')?.[1] ?? 0);
};

describe.each(['en', 'zh-CN'] as const)('the first ten minutes, by keyboard, in %s', (language) => {
  const say = words[language];
  let visitor: Visitor;
  let page: Page;
  beforeAll(async () => {
    visitor = await stage.visitor({ locale: language });
    page = byKeyboard(visitor.page);
  });

  it('begin in a company with a year behind it', () => enterSample(page, language), SAMPLE_MS);

  it('show the owner cash, debts, late orders and the one that lost money', async () => {
    await page.locator('.concerns li a').first().waitFor();
    expect(await page.locator('.figure').count()).toBe(5);
    expect(await lateOrders(page)).toBeGreaterThan(3);
    await page.locator('.concerns').getByText('402.59').waitFor();
    const causes = page.locator('.concern-cause a[href]');
    expect(await causes.count()).toBe(Math.min(8, await lateOrders(page)));
  }, 60_000);

  it('make a deal of a waiting lead, carry it to the offer, and quote it on paper', async () => {
    await enter(page, page.locator('.concerns a[href="/crm/pool"]'));
    await enter(page, page.getByRole('button', { name: say.claim }));
    await page.waitForURL('**/crm/leads/lead_*');
    await page.locator('.document-actions .ant-btn-primary').waitFor();
    await press(page, 'Control+Enter');
    await page.locator('[data-path="customerId"] input:focus').waitFor();
    await press(page, 'Tab', 'Tab', 'Tab');
    await field(page, 'Guide seats');
    await field(page, '5000');
    await confirmEffect(page);
    await page.locator('.state', { hasText: /Converted|已转化/ }).waitFor();
    await goTo(page, say.board);
    await reach(page, page.locator('.deal'));
    await press(page, 'Space', 'ArrowRight', 'ArrowRight', 'Space');
    await page.locator('.board-column:nth-child(3) .deal:focus').waitFor();
    await press(page, 'q');
    await page.locator('.ant-drawer [role=grid] input:focus').waitFor();
    await field(page, 'FG-04');
    await field(page, '200');
    await page.keyboard.type('25');
    await press(page, 'Control+Enter');
    await page.waitForURL('**/sales/quotations/quo_*');
    await doPrimary(page);
    await page.locator('[data-step="now"]', { hasText: say.sent }).waitFor();
    await printed(page);
  }, 90_000);

  it('take an order while price, stock and promise stand beside the line', async () => {
    await goBy(page, 'o');
    await press(page, 'Alt+n');
    await page.locator('[data-path="customerId"] input:focus').waitFor();
    await field(page, 'C001');
    await reach(page, page.locator('[role=grid]'));
    await field(page, 'FG-04');
    await press(page, 'Tab');
    await page.keyboard.type('100');
    const promise = page.locator('.sheet-row:not(.sheet-head) .sheet-computed').nth(2);
    await press(page, 'Tab');
    await expect.poll(() => promise.textContent(), { timeout: 15_000 }).toMatch(/\d\d-\d\d/);
    await expectAccessible(page);
    await press(page, 'Control+s');
    await page.waitForURL('**/sales-orders/so_*');
    await doPrimary(page);
    await page.locator('[data-stage="confirm"][data-step="past"]').waitFor();
  }, 90_000);

  it('pick and ship it, invoice it, and take the money', async () => {
    await press(page, 'Control+Enter');
    const quantity = page.locator('.pick-table input');
    await quantity.waitFor();
    expect(await quantity.inputValue()).toBe('100');
    await confirmEffect(page);
    await page.waitForURL('**/sales/deliveries/dn_*');
    await enter(page, page.getByRole('button', { name: say.invoice }));
    await confirmEffect(page);
    await page.waitForURL('**/sales/sales-invoices/inv_*');
    await goTo(page, say.receivables);
    await press(page, 'Alt+n');
    await page.locator('[data-path="customerId"] input:focus').waitFor();
    await field(page, 'C001');
    await page.keyboard.type('1000');
    await press(page, 'Control+s');
    await page.waitForURL('**/payments/pay_*');
  }, 90_000);

  it('plan, ask why, and make an order of what is late', async () => {
    await goTo(page, say.workbench);
    await page.locator('.pick-row').first().waitFor();
    await press(page, 'r');
    await page.locator('.run-progress').waitFor();
    await page.locator('.pick-row').first().waitFor({ timeout: 60_000 });
    await enter(page, page.getByRole('button', { name: say.pastDue }));
    await page.waitForURL('**kind=pastDue*');
    await showsOnly(page, say.pastDue);
    await page.locator('.peg-tree').first().waitFor();
    await page.locator('.small-table tbody tr').nth(1).waitFor();
    await reach(page, page.locator('.pick-list'));
    await press(page, 'Enter');
    await confirmEffect(page);
    await enter(page, page.locator('.done-line a'));
    await page.waitForURL(/\/(work-orders|purchase-orders|purchase-requests)\/\w+_/);
    await page.locator('.page-head h1').waitFor();
  }, 120_000);

  it('move one purchase date, and promise, kit rate and cockpit follow', async () => {
    const { data: orders } = await ask(page, '/api/purchasing/purchase-orders?limit=100');
    const { data: items } = await ask(page, '/api/masterdata/items?filter[code][eq]=BP-12');
    const [solenoid] = items;
    const purchase = orders.find(
      (one: { state: string; lines: { itemId: string }[] }) =>
        one.state === 'approved' && one.lines[0]?.itemId === solenoid.id,
    );
    const cockpit = await visitor.context.newPage();
    await open(cockpit, '/');
    await cockpit.locator('.concerns li a').first().waitFor();
    const late = await lateOrders(cockpit);
    const kits = await visitor.context.newPage();
    await open(kits, '/planning/kitting?supply=withReceipts');
    const kit = kits.locator('.pick-row', { hasText: 'EL-10' });
    const move = moves[language];
    await kit.getByText(move.from, { exact: true }).waitFor();

    await goBy(page, 'b');
    await press(page, '/');
    await page.keyboard.type(purchase.number);
    await page.waitForURL('**q=*');
    await page.locator('tbody tr', { hasText: purchase.number }).waitFor();
    await reach(page, page.locator('.table-body'));
    await press(page, 'ArrowDown', 'Enter');
    await page.waitForURL('**/purchase-orders/po_*');
    await enter(page, page.getByRole('button', { name: say.confirm }));
    await reach(page, page.locator('[data-path="lines.0.confirmedOn"] input'));
    await field(page, language === 'en' ? '+1' : purchase.lines[0].promisedOn);
    await confirmEffect(page);
    await kit.getByText(move.to, { exact: true }).waitFor({ timeout: 30_000 });
    await expect.poll(() => lateOrders(cockpit), { timeout: 30_000 }).toBe(late + move.late);
    expect(visitor.complaints).toEqual([]);
  }, 120_000);
});
