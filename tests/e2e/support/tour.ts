import type { Page } from 'playwright-core';
import type { TestTenant, World } from '../../support/harness.ts';
import { loadSample } from '../../support/sample.ts';
import { furnish } from './furnish.ts';
import { illegibleOn } from './legible.ts';
import { type Route, routesOf } from './routes.ts';
import {
  open,
  type Stage,
  speaking,
  startStage,
  type Visitor,
  violationsOf,
  visit,
} from './stage.ts';

export const PATIENCE_SECONDS = 300;
const DESK = { width: 1366, height: 768 };
const LAYOUT_MS = 2_000;
const PHONE = { width: 390, height: 844 };

/** Somebody who goes from page to page of a company with a year behind it. */
export interface Tour {
  stage: Stage;
  visitor: Visitor;
  /** The addresses of these kinds. */
  of: (...kinds: Route['kind'][]) => string[];
  /** What is wrong with the pages at these addresses: broken, complaining, or hard to reach. */
  wrongWith: (paths: readonly string[], looks?: boolean) => Promise<string[]>;
}

interface Furnished {
  owner: TestTenant;
  routes: Route[];
}

/** Not an empty company, of whose pages nothing would be proven. */
async function furnished(world: World): Promise<Furnished> {
  const owner = await world.tenant({ locale: 'en' });
  const sample = await loadSample(world, owner, PATIENCE_SECONDS);
  await world.settle();
  await furnish(world, sample);
  return { owner: { ...owner, id: sample.id }, routes: await routesOf(sample.ok) };
}

/** By how many pixels a page is too wide once it has turned from one layout to the other. */
async function excessWidth(page: Page): Promise<number> {
  const excess = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const giveUp = Date.now() + LAYOUT_MS;
  let wide = await excess();
  while (wide > 0 && Date.now() < giveUp) wide = await excess();
  return wide;
}

export async function startTour(): Promise<Tour> {
  const stage = await startStage();
  const { owner, routes } = await furnished(stage.world);
  const visitor = await stage.signedIn(owner, DESK);
  const { page, complaints } = visitor;
  await speaking(visitor.context, 'en');
  await open(page, '/');

  /** In the other colours, and on a phone, which never scrolls sideways. */
  const otherwise = async (): Promise<string[]> => {
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await violationsOf(page, { within: '#main', only: ['color-contrast'] });
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(PHONE);
    const wide = await excessWidth(page);
    await page.setViewportSize(DESK);
    return [
      ...dark.map((one) => `dark ${one}`),
      ...(wide > 0 ? [`scrolls sideways on a phone, by ${wide} px`] : []),
    ];
  };

  return {
    stage,
    visitor,
    of: (...kinds) => routes.filter(({ kind }) => kinds.includes(kind)).map(({ path }) => path),
    async wrongWith(paths, looks = true) {
      const wrong: string[] = [];
      for (const path of paths) {
        await visit(page, path).catch(({ message }) => wrong.push(`${path}: ${message}`));
        const found = await violationsOf(page, { within: '#main' });
        found.push(...(await illegibleOn(page)));
        if (looks) found.push(...(await otherwise()));
        if ((await page.locator('.plain-page').count()) > 0) found.push('could not be shown');
        wrong.push(...[...found, ...complaints.splice(0)].map((one) => `${path}: ${one}`));
      }
      return wrong;
    },
  };
}
