import { expect, it } from 'vitest';
import { createNumbering } from './numbering.ts';
import type { Store } from './store.ts';

const series = { prefix: 'SO' };
const DAY = '2026-03-02';

/** A counter that stands at 7, and how often it was asked to go on. */
function counter() {
  const state = { n: 7, calls: 0 };
  const send = async ({ input }: { input: Record<string, Record<string, number>> }) => {
    state.calls += 1;
    state.n += input['ExpressionAttributeValues']?.[':by'] ?? 0;
    return { Attributes: { n: state.n } };
  };
  const store = { client: { send }, table: 't', items: async () => [{ n: state.n }] };
  return { state, open: () => store as unknown as Store };
}

it('numbers that are asked for side by side are spent with one call, in the order asked', async () => {
  const { state, open } = counter();
  const numbering = createNumbering(open, false);
  const asked = [1, 2, 3].map(() => numbering.next(series, DAY));
  expect(await Promise.all(asked)).toEqual(['SO-202603-0008', 'SO-202603-0009', 'SO-202603-0010']);
  expect(state).toEqual({ n: 10, calls: 1 });
});

it('a decision that is taken again gets the numbers it had, and spends none', async () => {
  const { state, open } = counter();
  const numbering = createNumbering(open, false);
  const decide = () => Promise.all([1, 2].map(() => numbering.next(series, DAY)));
  const first = await decide();
  numbering.restart();
  expect([await decide(), state.n]).toEqual([first, 9]);
});

it('several legal numbers of one decision follow each other; a new decision begins anew', async () => {
  const numbering = createNumbering(counter().open, false);
  const take = async () => (await numbering.nextLegal(series, DAY)).number;
  expect([await take(), await take()]).toEqual(['SO-202603-0008', 'SO-202603-0009']);
  numbering.restart();
  expect(await take()).toBe('SO-202603-0008');
});
