import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Body } from '../support/harness.ts';
import { newPlant, newProduct, ordered, released, routed } from '../support/making.ts';
import { press } from './support/keyboard.ts';
import { expectAccessible, open, type Stage, startStage, type Visitor } from './support/stage.ts';

let stage: Stage;
let visitor: Visitor;
let orders: Body[];
let operationOf: (order: Body) => Promise<Body>;

beforeAll(async () => {
  stage = await startStage();
  const t = await stage.world.tenant({ locale: 'en' });
  const plant = await newPlant(t, { machines: 2 });
  const product = await newProduct(t, plant, { name: 'Shaft' });
  const part = await newProduct(t, plant, { name: 'Bar' });
  await released(t, product.id, [{ itemId: part.id, quantity: '1' }]);
  await routed(t, product.id, [{ workCentreId: plant.centreId, name: 'Turning' }]);
  // Two of two hours each, both for the first machine at the beginning of the day.
  orders = [await ordered(t, plant, product.id, '120'), await ordered(t, plant, product.id, '120')];
  operationOf = async ({ id }) => {
    const { operations } = await t.ok('manufacturing.getWorkOrder', { id });
    return operations[0];
  };
  visitor = await stage.signedIn(t);
}, 120_000);
afterAll(() => stage?.stop());

const barOf = (order: Body | undefined): Locator =>
  visitor.page.locator(`[data-bar="${order?.id}.10"]`);

async function boxOf(bar: Locator) {
  const box = await bar.boundingBox();
  if (!box) throw new Error('The bar is not shown.');
  return box;
}

describe('the schedule', () => {
  it('shows two operations of one machine at one time below each other', async () => {
    await open(visitor.page, '/planning/schedule');
    await barOf(orders[1]).waitFor();
    const [one, two] = [await boxOf(barOf(orders[0])), await boxOf(barOf(orders[1]))];
    expect(Math.abs(two.y - one.y)).toBe(32);
    expect(two.x).toBe(one.x);
    await expectAccessible(visitor.page);
  }, 60_000);

  it('lets a bar be drawn to another machine and another day by the mouse', async () => {
    const { page } = visitor;
    const bar = barOf(orders[1]);
    const { x, y, width, height } = await boxOf(bar);
    const lanes = await page.locator('.gantt-lanes').boundingBox();
    const day = (lanes?.width ?? 0) / 14;
    const second = await page.locator('.gantt-name', { hasText: 'Machine 2' }).boundingBox();
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width / 2 + day, (second?.y ?? 0) + 16, { steps: 8 });
    expect(await bar.getAttribute('data-moved')).toBe('true');
    await page.mouse.up();
    await page.getByRole('button', { name: 'Move', exact: true }).click();
    await page.locator('.ant-drawer').waitFor({ state: 'hidden' });
    expect(await operationOf(orders[1] as Body)).toMatchObject({ plannedMachine: 2 });
    const first = await operationOf(orders[0] as Body);
    const moved = await operationOf(orders[1] as Body);
    expect(moved['plannedOn'] > first['plannedOn']).toBe(true);
  }, 60_000);

  it('lets a bar be moved by keys, which stay with it on its way', async () => {
    const { page } = visitor;
    const bar = barOf(orders[0]);
    await bar.focus();
    await press(page, 'Alt+ArrowDown', 'Alt+ArrowRight');
    expect(await bar.getAttribute('data-moved')).toBe('true');
    expect(await bar.evaluate((one) => one === document.activeElement)).toBe(true);
    await press(page, 'Enter');
    await page.getByRole('button', { name: 'Move', exact: true }).waitFor();
    await press(page, 'Control+Enter');
    await page.locator('.ant-drawer').waitFor({ state: 'hidden' });
    expect(await operationOf(orders[0] as Body)).toMatchObject({
      plannedMachine: 2,
      plannedMinute: 60,
    });
    expect(visitor.complaints).toEqual([]);
  }, 60_000);
});
