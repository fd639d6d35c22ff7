import { afterAll, beforeAll, expect, it } from 'vitest';
import { byKeyboard } from './support/by-keyboard.ts';
import { type Stage, startStage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
}, 120_000);
afterAll(() => stage?.stop());

it('a story by keyboard cannot use the mouse, put the focus somewhere, or open a second page', async () => {
  const page = byKeyboard((await stage.visitor()).page);
  await page.goto('/sign-in');
  const link = page
    .locator('form')
    .filter({ has: page.locator('button') })
    .locator('button')
    .first();
  await link.waitFor();
  expect(() => link.click()).toThrow('click is beyond the keyboard.');
  expect(() => page.getByRole('textbox').first().focus()).toThrow('focus is beyond the keyboard.');
  expect(() => page.mouse).toThrow('mouse is beyond the keyboard.');
  expect(() => page.goto('/sign-up')).toThrow('Pages are reached by keys.');
}, 60_000);
