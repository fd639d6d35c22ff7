import { afterAll, beforeAll, expect, it } from 'vitest';
import { open, visit } from './support/stage.ts';
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
    document.querySelector('#main')?.append(planted, document.createElement('img'));
    console.error('A complaint');
  });
  const wrong = (await tour.wrongWith(['/sales/sales-orders'])).join('\n');
  for (const one of ['color-contrast: <p', 'image-alt: <img', 'dark color-contrast: <p']) {
    expect(wrong).toContain(`/sales/sales-orders: ${one}`);
  }
  expect(wrong).toMatch(/scrolls sideways on a phone, by \d+ px/);
  expect(wrong).toContain('A complaint');
  await open(page, '/');
}, 60_000);

it('every list stands', async () => {
  const { of, wrongWith } = tour;
  expect(of('list').length).toBeGreaterThan(55);
  expect(await wrongWith(of('list'))).toEqual([]);
}, 170_000);
