import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestTenant } from '../support/harness.ts';
import { loadSample, type Sample } from '../support/sample.ts';
import { furnish } from './support/furnish.ts';
import { press } from './support/keyboard.ts';
import { nouns, type Route, routesOf } from './support/routes.ts';
import {
  open,
  type Stage,
  speaking,
  startStage,
  type Visitor,
  violationsOf,
  visit,
} from './support/stage.ts';

const PATIENCE_SECONDS = 300;
const DESK = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };

let stage: Stage;
let sample: Sample;
let visitor: Visitor;
let foreign: TestTenant;
let routes: Route[];

/** On a company with a year behind it, so that nothing is proven of an empty page. */
beforeAll(async () => {
  stage = await startStage();
  const owner = await stage.world.tenant({ locale: 'en' });
  sample = await loadSample(stage.world, owner, PATIENCE_SECONDS);
  await stage.world.settle();
  await furnish(stage.world, sample);
  foreign = await stage.world.tenant();
  routes = await routesOf(sample.ok);
  visitor = await stage.signedIn({ ...owner, id: sample.id }, DESK);
  await speaking(visitor.context, 'en');
  await open(visitor.page, '/');
}, PATIENCE_SECONDS * 1000);

afterAll(() => stage?.stop());

const of = (...kinds: Route['kind'][]): string[] =>
  routes.filter(({ kind }) => kinds.includes(kind)).map(({ path }) => path);

/** In the other colours, and on a phone, which never scrolls sideways. */
async function otherwise(): Promise<string[]> {
  const { page } = visitor;
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await violationsOf(page, { within: '#main', only: ['color-contrast'] });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(PHONE);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await page.setViewportSize(DESK);
  return [
    ...dark.map((one) => `dark ${one}`),
    ...(wide > 0 ? [`scrolls sideways on a phone, by ${wide} px`] : []),
  ];
}

/** What is wrong with the pages at these addresses: broken, complaining, or hard to reach. */
async function wrongWith(paths: readonly string[], looks = true): Promise<string[]> {
  const wrong: string[] = [];
  const { page, complaints } = visitor;
  for (const path of paths) {
    await visit(page, path).catch((error: Error) => wrong.push(`${path}: ${error.message}`));
    const found = await violationsOf(page, { within: '#main' });
    if (looks) found.push(...(await otherwise()));
    if ((await page.locator('.plain-page').count()) > 0) found.push('could not be shown');
    wrong.push(...[...found, ...complaints.splice(0)].map((one) => `${path}: ${one}`));
  }
  return wrong;
}

describe('every page of the application', () => {
  it('that is made by hand', async () => {
    expect(of('own').length).toBeGreaterThan(25);
    expect(await wrongWith(of('own'))).toEqual([]);
    expect(await violationsOf(visitor.page)).toEqual([]);
  }, 170_000);

  it('lists each noun', async () => {
    expect(of('list').length).toBeGreaterThan(55);
    expect(await wrongWith(of('list'))).toEqual([]);
  }, 170_000);

  it('shows a document of each noun', async () => {
    const shown = new Set(of('document').map((path) => path.split('/')[2]));
    const missing = nouns.filter(({ plural, page }) => !page?.single && !shown.has(plural));
    // Only the night makes one.
    expect(missing.map(({ id }) => id)).toEqual(['integrityRun']);
    expect(await wrongWith(of('document'))).toEqual([]);
  }, 170_000);

  it('has a form for what is made, and for what is changed', async () => {
    expect(of('new', 'edit').length).toBeGreaterThan(50);
    expect(await wrongWith(of('new', 'edit'))).toEqual([]);
  }, 170_000);

  it('asks each question, and does what belongs to no document', async () => {
    expect(of('ask', 'do').length).toBeGreaterThan(70);
    expect(await wrongWith(of('ask', 'do'), false)).toEqual([]);
  }, 170_000);

  it('takes in files', async () => {
    expect(of('import').length).toBeGreaterThan(20);
    expect(await wrongWith(of('import'), false)).toEqual([]);
  }, 170_000);
});

describe('what lies over a page, or before it', () => {
  it.each(['light', 'dark'] as const)(
    'is the palette and the map of keys, in %s',
    async (look) => {
      const { page, complaints } = visitor;
      await page.emulateMedia({ colorScheme: look });
      await visit(page, '/sales/sales-orders');
      for (const [key, sign] of [
        ['Control+k', '.palette-input:focus'],
        ['?', '.ant-modal-content, [role=dialog]'],
      ] as const) {
        await press(page, key);
        await page.locator(sign).first().waitFor();
        expect(await violationsOf(page), key).toEqual([]);
        await press(page, 'Escape');
        await page.locator(sign).first().waitFor({ state: 'hidden' });
      }
      expect(complaints).toEqual([]);
    },
    60_000,
  );

  it('is the gate: signing in and up, a forgotten password, companies, and what could not be set up', async () => {
    const stranger = await stage.visitor();
    const gates = of('outside').map((path) => [
      path === '/welcome' ? `${path}?company=${foreign.id}` : path,
      ['/companies', '/welcome'].includes(path) ? visitor : stranger,
    ]) as [string, Visitor][];
    expect(gates).toHaveLength(5);
    for (const [path, { page, complaints }] of gates) {
      await page.goto(path);
      await page.locator('.gate h1').waitFor();
      await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
      expect(new URL(page.url()).pathname).toBe(path.split('?')[0]);
      expect(await violationsOf(page), path).toEqual([]);
      expect(complaints.splice(0), path).toEqual([]);
    }
    await stranger.page.goto('/dev/inbox');
    expect(await violationsOf(stranger.page)).toEqual([]);
    expect(stranger.complaints).toEqual([]);
  }, 60_000);
});
