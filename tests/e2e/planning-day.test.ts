import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCsv } from '../../functions/platform/imports/read-csv.ts';
import { readText } from '../../functions/platform/imports/read-text.ts';
import { approved } from '../support/buying.ts';
import type { Body, TestTenant } from '../support/harness.ts';
import {
  newPart,
  newPlant,
  newProduct,
  ordered,
  released,
  routed,
  stockUp,
} from '../support/making.ts';
import { type Factory, openFactory } from '../support/planning.ts';
import { byKeyboard } from './support/by-keyboard.ts';
import { choose, confirmEffect, enter, goTo, press, reach, turnPage } from './support/keyboard.ts';
import { expectAccessible, open, type Stage, startStage, type Visitor } from './support/stage.ts';
import { showsOnly } from './support/workbench.ts';

let stage: Stage;
let visitor: Visitor;
let page: Page;
let t: TestTenant;
let factory: Factory;
/** Comes ten days after it is needed. */
let purchase: Body;
let kits: Body[];

beforeAll(async () => {
  stage = await startStage();
  t = await stage.world.tenant();
  factory = await openFactory(stage.world, t);
  await tooLate();
  await toBeMerged();
  kits = await rivals();
  visitor = await stage.signedIn(t, { locale: 'zh-CN' });
  page = byKeyboard(visitor.page);
  await open(page, '/planning/workbench');
}, 120_000);
afterAll(() => stage?.stop());

/** Sold before it can be made, and bought for later than it is needed. */
async function tooLate(): Promise<void> {
  const product = await factory.item({ make: true, leadTimeDays: 14 });
  const part = await factory.item({ leadTimeDays: 7 });
  await factory.bom(product.id, [{ itemId: part.id, quantity: '2' }]);
  await t.ok('masterdata.updateItem', { id: product.id, minimumLot: '20' });
  await factory.sold([{ itemId: product.id, quantity: '12' }], factory.day(5));
  const goods = await factory.item({ leadTimeDays: 7 });
  await factory.sold([{ itemId: goods.id, quantity: '10' }], factory.day(30));
  const { supplierId, warehouseId } = factory;
  const line = { quantity: '10', promisedOn: factory.day(40) };
  purchase = await approved(t, { supplierId, itemId: goods.id, warehouseId }, line);
}

/** Two days apart: what a buyer would order once. */
async function toBeMerged(): Promise<void> {
  const { id: itemId } = await factory.item({ name: '合并件', leadTimeDays: 7 });
  await t.ok('purchasing.createSupplierPrice', {
    ...{
      supplierId: factory.supplierId,
      itemId,
      taxIncluded: false,
      breaks: [{ minimum: '1', price: '5' }],
    },
  });
  for (const day of [50, 52]) {
    await factory.sold([{ itemId, quantity: '10' }], factory.day(day));
  }
}

/** The first takes what would make the second complete. */
async function rivals(): Promise<Body[]> {
  const plant = await newPlant(t);
  await t.ok('manufacturing.changeManufacturingSettings', { reservation: 'none' });
  const [x, y] = [await newPart(t, plant), await newPart(t, plant)];
  const stock = [x, y].map(({ id }, index) => ({ itemId: id, quantity: ['150', '120'][index] }));
  await stockUp(t, plant, stock.map((one) => ({ ...one, unitCost: '1' })) as never);
  const [p, q] = [await newProduct(t, plant), await newProduct(t, plant)];
  await released(t, p.id, [
    { itemId: x.id, quantity: '2' },
    { itemId: y.id, quantity: '1' },
  ]);
  await released(t, q.id, [
    { itemId: x.id, quantity: '1' },
    { itemId: y.id, quantity: '1' },
  ]);
  await routed(t, p.id, [{ workCentreId: plant.centreId, name: '车削', runMinutes: '3' }]);
  return [
    await ordered(t, plant, p.id, '100', { startOn: factory.day(1) }),
    await ordered(t, plant, q.id, '50', { startOn: factory.day(2) }),
  ];
}

const states = async (operation: string): Promise<string[]> =>
  (await t.ok(operation, {})).data.map(({ state }: Body) => state);

/** Walks down a list until the row that is looked at says this. */
async function walkTo(text: string): Promise<void> {
  const row = page.locator('.pick-row[aria-selected="true"]', { hasText: text });
  for (let rows = 0; rows < 30 && (await row.count()) === 0; rows += 1) {
    await press(page, 'ArrowDown');
  }
  expect(await row.count()).toBe(1);
}

describe('a planner, without the mouse', () => {
  it('runs planning and sees what is late first', async () => {
    await press(page, 'r');
    await page.locator('.pick-row').first().waitFor({ timeout: 30_000 });
    await expectAccessible(page);
    const [first] = await page.locator('.pick-title').allTextContents();
    expect(first).toContain('需求延误');
  }, 60_000);

  it('has the quantity of an order explained, step by step', async () => {
    await enter(page, page.getByRole('button', { name: /^下达逾期/ }));
    await page.getByText('不低于最小批量').waitFor();
    await page.locator('.peg-tree').first().waitFor();
  }, 60_000);

  it('hands the whole plan on as a table', async () => {
    const saved = visitor.page.waitForEvent('download');
    await choose(page, page.getByRole('button', { name: '导出', exact: true }), '计划订单CSV');
    const file = await saved;
    const { data } = await t.ok('planning.listPlanningRun', { sort: '-createdAt', limit: 1 });
    expect(file.suggestedFilename()).toBe(`${data[0].number}.csv`);
    const [header = [], ...rows] = readCsv(readText(readFileSync(await file.path())));
    expect(header).toContain('releaseOn');
    const codes = rows.map((cells) => cells[header.indexOf('code')]);
    expect(codes.length).toBeGreaterThan(1);
    expect(codes).not.toContain('code');
  }, 60_000);

  it('releases it by Enter after its effect was shown, and takes it back', async () => {
    const before = await states('manufacturing.listWorkOrder');
    await reach(page, page.locator('.pick-list'));
    await press(page, 'Enter');
    await page.locator('.effect-list li').first().waitFor();
    await expectAccessible(page);
    await confirmEffect(page);
    await page.locator('.done-line a').first().waitFor();
    expect((await states('manufacturing.listWorkOrder')).sort()).toEqual(['draft', ...before]);
    await press(page, 'Control+z');
    await page.locator('.done-line').waitFor({ state: 'detached' });
    expect((await states('manufacturing.listWorkOrder')).sort()).toEqual(['cancelled', ...before]);
  }, 60_000);

  it('accepts an earlier date for what is bought', async () => {
    await enter(page, page.getByRole('button', { name: /^提前/ }));
    await page.waitForURL('**kind=expedite*');
    await showsOnly(page, /提前/);
    await reach(page, page.locator('.pick-list'));
    await press(page, 'Enter');
    await confirmEffect(page);
    await page.locator('.done-line a', { hasText: purchase.number }).waitFor();
    const { lines } = await t.ok('purchasing.getPurchaseOrder', { id: purchase.id });
    expect(lines[0].promisedOn).toBe(factory.day(30));
  }, 60_000);

  it('ticks two planned orders, releases them as one, and takes that back', async () => {
    await enter(page, page.getByRole('button', { name: '计划订单' }));
    await page.waitForURL('**show=orders*');
    await reach(page, page.locator('.pick-list'));
    await walkTo('合并件');
    await press(page, 'Space', 'ArrowDown', 'Space');
    expect(await page.locator('.pick-row[aria-checked="true"]').count()).toBe(2);
    await expectAccessible(page);
    await press(page, 'Enter');
    await page.locator('.effect-list', { hasText: '2 张合并' }).waitFor();
    await confirmEffect(page);
    await page.locator('.done-line a').waitFor();
    const made = async (): Promise<[string, string][]> => {
      const { data } = await t.ok('purchasing.listPurchaseOrder', {});
      const others = data.filter(({ id }: Body) => id !== purchase.id);
      return others.map(({ state, lines }: Body) => [state, lines[0].quantity]);
    };
    expect(await made()).toEqual([['draft', '20']]);
    await press(page, 'Control+z');
    await page.locator('.done-line').waitFor({ state: 'detached' });
    expect(await made()).toEqual([['cancelled', '20']]);
  }, 60_000);

  it('plans a scenario beside the plan in use, and firms what is liked of it', async () => {
    const { data: found } = await t.ok('masterdata.listItem', { search: '合并件' });
    const demands = [{ itemId: found[0].id, quantity: '30', date: factory.day(70) }];
    await t.ok('planning.createPlanningScenario', { name: '多卖三十', demands });
    await goTo(page, '多卖三十');
    await press(page, 'Control+Enter');
    await page.locator('.ant-drawer-open').waitFor();
    await turnPage(page, () => press(page, 'Control+Enter'));
    await enter(page, page.getByRole('link', { name: '在 MRP 工作台中打开' }));
    await page.waitForURL('**run=run_*');
    await enter(page, page.getByRole('button', { name: '差异' }));
    await page.locator('.pick-row').first().waitFor();
    await expectAccessible(page);
    await reach(page, page.locator('.pick-list'));
    await walkTo('合并件');
    await press(page, 'Space');
    await enter(page, page.locator('.bulk').getByRole('button', { name: '确认' }));
    await confirmEffect(page);
    await page.locator('.done-line a').waitFor();
    const { data: firm } = await t.ok('planning.listFirmPlannedOrder', {
      filter: { state: { eq: 'open' } },
    });
    expect(firm.map(({ quantity }: Body) => quantity)).toEqual(['30']);
    await enter(page, page.getByRole('button', { name: '多卖三十' }));
    await page.locator('[role=menuitem]:focus', { hasText: '当前计划' }).waitFor();
    await press(page, 'Enter');
    await page.waitForURL((url) => !url.search.includes('run='));
  }, 60_000);

  it('lets one order pass another, so that it is complete, and reserves its kits', async () => {
    await goTo(page, '齐套分析');
    await page.locator('.advice').waitFor();
    await press(page, 's');
    await page.locator('.done-line').waitFor();
    const second = page.locator('.pick-row', { hasText: kits[1]?.number });
    await second.getByText('100 %', { exact: true }).waitFor();
    await expectAccessible(page);
    await press(page, 'Control+Enter');
    await confirmEffect(page);
    await page.locator('.ant-drawer-open').waitFor({ state: 'detached' });
    const { data } = await t.ok('inventory.listReservation', { limit: 100 });
    expect(data).toHaveLength(2);
  }, 60_000);

  it('finds times for what is released, and moves a bar by a day', async () => {
    await goTo(page, '排产');
    await press(page, 'Control+Enter');
    await confirmEffect(page);
    await page.locator('.ant-drawer-open').waitFor({ state: 'detached' });
    const id = kits[0]?.id as string;
    const day = async (): Promise<string> =>
      (await t.ok('manufacturing.getWorkOrder', { id })).operations[0].plannedOn;
    const before = await day();
    await reach(page, page.locator('.gantt-bar'));
    await press(page, 'Alt+Shift+ArrowRight');
    await page.locator('.gantt-bar[data-moved]').waitFor();
    await expectAccessible(page);
    await press(page, 'Enter');
    await confirmEffect(page);
    await page.locator('.ant-drawer-open').waitFor({ state: 'detached' });
    expect((await day()) > before).toBe(true);
    expect(visitor.complaints).toEqual([]);
  }, 60_000);
});
