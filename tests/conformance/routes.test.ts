import { expect, it } from 'vitest';
import { patterns, routesOf } from '../e2e/support/routes.ts';

it('every address of the router is on the list of pages that are proven and pictured', async () => {
  const company = async () => ({ data: [{ id: 'one', code: '1', state: 'draft' }] });
  const listed = new Set((await routesOf(company)).map(({ pattern }) => pattern));
  const { outside, inside, own } = await patterns();
  const all = [...outside, ...inside, ...own];
  expect(all.length).toBeGreaterThan(40);
  expect(all.filter((pattern) => !listed.has(pattern))).toEqual([]);
});
