import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestTenant } from '../support/harness.ts';
import { type Factory, openFactory } from '../support/planning.ts';
import { expectAccessible, open, type Stage, startStage, type Visitor } from './support/stage.ts';

let stage: Stage;
let visitor: Visitor;
let t: TestTenant;
let factory: Factory;

beforeAll(async () => {
  stage = await startStage();
  t = await stage.world.tenant();
  factory = await openFactory(stage.world, t);
  const product = await factory.item({ make: true, leadTimeDays: 14 });
  const part = await factory.item({ leadTimeDays: 7 });
  await factory.bom(product.id, [{ itemId: part.id, quantity: '2' }]);
  await t.ok('masterdata.updateItem', { id: product.id, minimumLot: '20' });
  await factory.sold([{ itemId: product.id, quantity: '12' }], factory.day(5));
  visitor = await stage.signedIn(t, { locale: 'zh-CN' });
}, 120_000);
afterAll(() => stage?.stop());

describe('a planner, without the mouse', () => {
  it('runs planning and sees what is late first', async () => {
    const { page } = visitor;
    await open(page, '/planning/workbench');
    await page.keyboard.press('r');
    await page.locator('.pick-row').first().waitFor({ timeout: 30_000 });
    await expectAccessible(page);
    const [first] = await page.locator('.pick-title').allTextContents();
    expect(first).toContain('需求延误');
  }, 60_000);

  it('has the quantity of an order explained, step by step', async () => {
    const { page } = visitor;
    await open(page, '/planning/workbench?kind=pastDue');
    await page.getByText('不低于最小批量').waitFor();
    await page.locator('.peg-tree').first().waitFor();
  }, 60_000);

  it('releases it by Enter after its effect was shown, and takes it back', async () => {
    const { page } = visitor;
    await page.locator('.pick-list').focus();
    await page.keyboard.press('Enter');
    await page.locator('.effect-list li').first().waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Control+Enter');
    await page.locator('.done-line a').first().waitFor();
    const drafts = async () =>
      (await t.ok('manufacturing.listWorkOrder', {})).data.map(
        ({ state }: { state: string }) => state,
      );
    expect(await drafts()).toEqual(['draft']);
    await page.keyboard.press('Control+z');
    await page.locator('.done-line').waitFor({ state: 'detached' });
    expect(await drafts()).toEqual(['cancelled']);
    expect(visitor.complaints).toEqual([]);
  }, 60_000);
});
