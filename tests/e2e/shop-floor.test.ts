import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Body } from '../support/harness.ts';
import {
  newPart,
  newPlant,
  newProduct,
  ordered,
  released,
  routed,
  stockUp,
} from '../support/making.ts';
import { expectAccessible, open, type Stage, startStage, type Visitor } from './support/stage.ts';

let stage: Stage;
let visitor: Visitor;
let order: Body;
let read: () => Promise<Body>;

beforeAll(async () => {
  stage = await startStage();
  const t = await stage.world.tenant();
  const plant = await newPlant(t);
  const part = await newPart(t, plant);
  const product = await newProduct(t, plant, { name: '泵轴' });
  await stockUp(t, plant, [{ itemId: part.id, quantity: '100', unitCost: '5' }]);
  await released(t, product.id, [{ itemId: part.id, quantity: '1' }]);
  await routed(t, product.id, [{ workCentreId: plant.centreId, name: '车削' }]);
  order = await ordered(t, plant, product.id, '20');
  read = () => t.ok('manufacturing.getWorkOrder', { id: order.id });
  visitor = await stage.signedIn(t, { locale: 'zh-CN', phone: true, width: 390, height: 844 });
}, 120_000);
afterAll(() => stage?.stop());

describe('production reported on a phone', () => {
  it('begins with the operations of the day, and starting one keeps who began it', async () => {
    const { page } = visitor;
    await open(page, '/shop');
    await expectAccessible(page);
    await page.locator('.shop-card').first().click();
    await page.getByRole('button', { name: '开工', exact: true }).click();
    await page.getByText('开工', { exact: false }).and(page.locator('p')).waitFor();
    const { operations } = await read();
    expect(operations[0]).toMatchObject({ state: 'running' });
  }, 60_000);

  it('takes good pieces and scrap with its reason, in numbers of 28 pixels', async () => {
    const { page } = visitor;
    const good = page.getByLabel('合格数', { exact: true });
    expect(await good.evaluate((field) => getComputedStyle(field).fontSize)).toBe('28px');
    await good.fill('18');
    await page.getByLabel('报废数 加一').click();
    await page.getByRole('button', { name: '尺寸超差' }).click();
    await page.locator('.effect-list li', { hasText: order.number }).first().waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '报工', exact: true }).click();
    await page.getByText('已报工：合格 18').waitFor();
    const { operations } = await read();
    expect(operations[0]).toMatchObject({ good: '18', scrap: '1' });
    expect(visitor.complaints).toEqual([]);
  }, 60_000);
});
