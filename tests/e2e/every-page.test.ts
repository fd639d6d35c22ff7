import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { press } from './support/keyboard.ts';
import { nouns } from './support/routes.ts';
import { open, type Visitor, violationsOf, visit } from './support/stage.ts';
import { PATIENCE_SECONDS, startTour, type Tour } from './support/tour.ts';

let tour: Tour;

beforeAll(async () => {
  tour = await startTour();
}, PATIENCE_SECONDS * 1000);

afterAll(() => tour?.stage.stop());

it('a tour finds what is wrong with a page', async () => {
  const { page } = tour.visitor;
  await visit(page, '/sales/sales-orders');
  await page.evaluate(() => {
    const planted = document.createElement('p');
    planted.textContent = 'Grey on white as on black, and wider than a phone';
    Object.assign(planted.style, { color: '#777', width: '1000px' });
    const main = document.querySelector('#main');
    main?.append(planted, document.createElement('img'));
    const styled = (style: Partial<CSSStyleDeclaration>) => {
      const copy = planted.cloneNode(true) as HTMLElement;
      Object.assign(copy.style, style);
      return copy;
    };
    const cut = { width: '40px', overflow: 'hidden', whiteSpace: 'nowrap' };
    main?.prepend(
      styled(cut),
      styled({ ...cut, textOverflow: 'ellipsis' }),
      planted.cloneNode(true),
      styled({ width: '200px', marginTop: '-20px' }),
    );
    const empty = Object.assign(document.createElement('section'), { className: 'card' });
    Object.assign(empty.style, { height: '60px' });
    const table = document.createElement('div');
    Object.assign(table.style, { width: '300px', overflowX: 'auto' });
    table.innerHTML = `<table><thead><tr><th>Seen</th><th>Far</th></tr></thead>
      <tbody><tr><td class="num">1,234.50</td><td></td></tr></tbody></table>`;
    for (const [what, style] of Object.entries({
      table: { width: '900px' },
      td: { textAlign: 'left' },
    })) {
      Object.assign(table.querySelector<HTMLElement>(what)?.style ?? {}, style);
    }
    main?.prepend(empty, table);
    console.error('A complaint');
  });
  const wrong = (await tour.wrongWith(['/sales/sales-orders'])).join('\n');
  for (const one of ['color-contrast: <p', 'image-alt: <img', 'dark color-contrast: <p']) {
    expect(wrong).toContain(`/sales/sales-orders: ${one}`);
  }
  expect(wrong).toMatch(/cut: .*"Grey on white/);
  expect(wrong).toMatch(/shortened, its whole is told nowhere: .*"Grey on white/);
  expect(wrong).toMatch(/covered: .*"Grey on white/);
  expect(wrong).toMatch(/beyond the edge: .*"Far"/);
  expect(wrong).toMatch(/figure on the left: .*"1,234.50"/);
  expect(wrong).toMatch(/empty: .*section.card/);
  expect(wrong).toMatch(/scrolls sideways on a phone, by \d+ px/);
  expect(wrong).toContain('A complaint');
  await open(page, '/');
}, 60_000);

describe('every page of the application', () => {
  it('that is made by hand', async () => {
    const { of, wrongWith, visitor } = tour;
    expect(of('own').length).toBeGreaterThan(25);
    expect(await wrongWith(of('own'))).toEqual([]);
    expect(await violationsOf(visitor.page)).toEqual([]);
  }, 170_000);

  it('shows a document of each noun', async () => {
    const { of, wrongWith } = tour;
    const shown = new Set(of('document').map((path) => path.split('/')[2]));
    const missing = nouns.filter(({ plural, page }) => !page?.single && !shown.has(plural));
    // Only the night makes one.
    expect(missing.map(({ id }) => id)).toEqual(['integrityRun']);
    expect(await wrongWith(of('document'))).toEqual([]);
  }, 170_000);

  it('lists the records of each noun', async () => {
    const { of, wrongWith } = tour;
    expect(of('list').length).toBeGreaterThan(55);
    expect(await wrongWith(of('list'))).toEqual([]);
  }, 170_000);
});

describe('every form of the application', () => {
  it('for what is made, and for what is changed', async () => {
    const { of, wrongWith } = tour;
    expect(of('new', 'edit').length).toBeGreaterThan(50);
    expect(await wrongWith(of('new', 'edit'))).toEqual([]);
  }, 170_000);

  it('asks each question, and does what belongs to no document', async () => {
    const { of, wrongWith } = tour;
    expect(of('ask', 'do').length).toBeGreaterThan(70);
    expect(await wrongWith(of('ask', 'do'), false)).toEqual([]);
  }, 170_000);

  it('shows what it was asked, whatever was asked before', async () => {
    const { of, visitor } = tour;
    const asked = of('ask').filter((path) => path.includes('?'));
    expect(asked.length).toBeGreaterThan(5);
    for (const path of asked) {
      await visit(visitor.page, path);
      const fields = visitor.page.locator('form.question input, form.question .file-field');
      const filled = () =>
        fields.evaluateAll((all) =>
          all.some((one) => (one instanceof HTMLInputElement ? one.value : one.textContent)),
        );
      await expect.poll(filled, { message: path, timeout: 15_000 }).toBe(true);
    }
  }, 60_000);

  it('takes in files', async () => {
    const { of, wrongWith } = tour;
    expect(of('import').length).toBeGreaterThan(20);
    expect(await wrongWith(of('import'), false)).toEqual([]);
  }, 170_000);
});

describe('an address that leads nowhere', () => {
  it('says so, wherever it goes astray', async () => {
    const { page, complaints } = tour.visitor;
    const addresses = [
      ...[
        '/nope',
        '/sales/nope',
        '/sales/nope/new',
        '/sales/nope/so_1/edit',
        '/finance/import/nope',
      ],
      ...['/sales/ask/nope', '/sales/do/nope', '/sales/sales-orders/so_1', '/sales/a/b/c/d'],
      `/sales/sales-orders/so_${'0'.repeat(26)}`,
    ];
    for (const path of addresses) {
      await page.goto(path);
      const heads = () => page.locator('h1').allTextContents();
      await expect
        .poll(heads, { message: path, timeout: 15_000 })
        .toEqual(['There is no such page']);
    }
    complaints.length = 0;
  }, 60_000);
});

describe('what lies over a page, or before it', () => {
  it.each(['light', 'dark'] as const)(
    'is the palette and the map of keys, in %s',
    async (look) => {
      const { page, complaints } = tour.visitor;
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
    const { stage, of, visitor } = tour;
    const foreign = await stage.world.tenant();
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
