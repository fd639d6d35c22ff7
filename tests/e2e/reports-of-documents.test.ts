import { afterAll, beforeAll, expect, it } from 'vitest';
import { newItem } from '../support/selling.ts';
import { open, type Stage, startStage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
}, 120_000);
afterAll(() => stage?.stop());

it('a document leads to the reports about it, in its menu and in the palette', async () => {
  const t = await stage.world.tenant({ locale: 'en' });
  const item = await newItem(t);
  const plan = await t.ok('planning.createMasterPlan', {
    ...{ code: 'FAM-1', name: 'Bicycles', from: '2027-03-01', to: '2027-03-28' },
    ...{ quantity: '1000', shares: [{ itemId: item.id, share: '1' }] },
  });
  const { page, complaints } = await stage.signedIn(t);
  await open(page, `/planning/master-plans/${plan.id}`);
  await page.locator('.more-button').click();
  const entries = page.getByRole('menuitem');
  expect(await entries.allTextContents()).toEqual(['Progress', 'Archive master plan']);
  await entries.filter({ hasText: 'Progress' }).click();
  await page.waitForURL(`**/planning/ask/masterPlanProgress?id=${plan.id}`);
  await page.getByText('1,000').first().waitFor();
  await page.goBack();
  await page.locator('.more-button').waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Progress');
  await page
    .getByRole('option', { name: /^Progress/ })
    .first()
    .click();
  await page.waitForURL(`**/planning/ask/masterPlanProgress?id=${plan.id}`);
  // Where a page is made for the question, it is that one.
  await open(page, `/masterdata/items/${item.id}`);
  await page.locator('.more-button').click();
  await entries.filter({ hasText: 'Supply and demand' }).click();
  await page.waitForURL(`**/inventory/supply-demand?id=${item.id}`);
  await page.getByText('It always suffices.').waitFor();
  expect(complaints).toEqual([]);
}, 60_000);
