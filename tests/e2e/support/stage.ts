import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { buildWeb } from '../../../tools/build-web.ts';
import { isShared, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { launchChromium } from './chromium.ts';

const require = createRequire(import.meta.url);

/** What a browser complained of while it was used. */
export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** Errors of scripts, refusals of the policy, requests to other sites. */
  complaints: string[];
}

export interface VisitorOptions {
  locale?: 'en' | 'zh-CN';
  width?: number;
  height?: number;
  theme?: 'light' | 'dark';
  phone?: boolean;
}

export type Person = Pick<TestTenant, 'id' | 'email' | 'password'>;

/** The product with a browser in front of it. */
export interface Stage {
  world: World;
  browser: Browser;
  visitor: (options?: VisitorOptions) => Promise<Visitor>;
  /** A visitor who has signed in to a company that exists, as its founder or a member. */
  signedIn: (who: Person, options?: VisitorOptions) => Promise<Visitor>;
  stop: () => Promise<void>;
}

let common: Promise<Browser> | undefined;

/** One browser for all files of a worker, as they share a host. */
function commonBrowser(): Promise<Browser> {
  common ??= launchChromium();
  return common;
}

/** Builds the pages if they are not, starts the product and a browser. */
export async function startStage(): Promise<Stage> {
  await buildWeb();
  const launched = isShared ? commonBrowser() : launchChromium();
  const [world, browser] = await Promise.all([startWorld(), launched]);
  const origin = world.host.url;
  const opened = new Set<BrowserContext>();
  const visitor = async (options: VisitorOptions = {}): Promise<Visitor> => {
    const { locale = 'en', width = 1366, height = 768, theme = 'light', phone = false } = options;
    const context = await browser.newContext({
      baseURL: origin,
      locale,
      viewport: { width, height },
      colorScheme: theme,
      reducedMotion: 'reduce',
      ...(phone && { isMobile: true, hasTouch: true, deviceScaleFactor: 2 }),
    });
    opened.add(context);
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    return { page, context, complaints: watch(page, origin) };
  };
  return {
    world,
    browser,
    visitor,
    async signedIn(tenant, options) {
      const found = await visitor({ locale: 'en', ...options });
      await enter(found.context, origin, tenant);
      return found;
    },
    async stop() {
      await Promise.all([...opened].map((context) => context.close()));
      if (!isShared) await browser.close();
      await world.stop();
    },
  };
}

/** Signs in as the form does, without waiting for its page. */
async function enter(context: BrowserContext, origin: string, tenant: Person): Promise<void> {
  const answer = await context.request.post(`${origin}/api/account/sessions`, {
    data: { email: tenant.email, password: tenant.password, tenantId: tenant.id },
    headers: { origin },
  });
  expect(answer.status(), await answer.text()).toBe(201);
}

const expected = /status of (401|404|409|412|422)|WebSocket connection/;

function watch(page: Page, origin: string): string[] {
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(`script: ${message}`));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !expected.test(text)) complaints.push(`console: ${text}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(data|blob):/.test(url)) complaints.push(`request: ${url}`);
  });
  return complaints;
}

/** Opens a page and waits until it is there, as a person would. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator('.page-head h1').waitFor();
}

/** To another page as a link leads there, without loading the application again. */
export async function visit(page: Page, path: string): Promise<void> {
  if (new URL(page.url()).pathname === path) return;
  await page.evaluate((to) => {
    for (const head of document.querySelectorAll('h1')) head.dataset['old'] = head.textContent;
    history.pushState({}, '', to);
    window.dispatchEvent(new PopStateEvent('popstate', { state: {} }));
  }, path);
  // The old page stands until the new one is there; both may share the element of their title.
  await page.waitForFunction(() => {
    const head = document.querySelector<HTMLElement>('.page-head h1, .plain-page h1');
    return head && head.textContent !== head.dataset['old'];
  });
  await page.locator('.bone, [aria-busy="true"]').first().waitFor({ state: 'detached' });
}

/** In this language, whatever the company speaks. */
export const speaking = (context: BrowserContext, locale: 'en' | 'zh-CN'): Promise<unknown> =>
  context.addInitScript((chosen) => localStorage.setItem('tandem.language', chosen), locale);

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[];
}

/** Only what may be serious is looked for, and style sheets are not fetched a second time. */
const run = ({ within, only }: Scope): string => `axe.run(${JSON.stringify(within ?? 'html')}, {
  resultTypes: ['violations'],
  preload: false,
  runOnly: ${JSON.stringify(only ?? null)} ?? axe._audit.rules
    .filter(({ enabled, impact, tags }) =>
      enabled && !['minor', 'moderate'].includes(impact) && !tags.includes('experimental'))
    .map(({ id }) => id),
})`;

interface Scope {
  /** A part of the page: what is around it is the same on all pages. */
  within?: string;
  /** One rule instead of all. */
  only?: readonly string[];
}

/** What is seriously or critically hard to use on a page, by the rules for accessibility. */
export async function violationsOf(page: Page, scope: Scope = {}): Promise<string[]> {
  // The policy of the page allows no script text; what the debugger evaluates is not under it.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axeSource);
  const result = (await page.evaluate(run(scope))) as AxeResult;
  return result.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

export async function expectAccessible(page: Page): Promise<void> {
  expect(await violationsOf(page), page.url()).toEqual([]);
}
