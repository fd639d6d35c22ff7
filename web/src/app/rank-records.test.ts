import { expect, it } from 'vitest';
import { rankRecords } from './rank-records.ts';

const record = (noun: string, code: string, name?: string) => ({ noun, id: code, code, name });
const ranked = (typed: string, ...records: ReturnType<typeof record>[]) =>
  rankRecords(records, typed, ['salesOrder', 'item', 'reservation']).map(
    ({ noun, code }) => `${noun} ${code}`,
  );

it('puts what is called so before what begins so and what only holds it', () => {
  const found = ranked(
    'a-1 ',
    record('salesOrder', 'SO-1 for A-1'),
    record('item', 'A-10'),
    record('item', 'X', 'A-1'),
    record('item', 'A-1'),
    record('item', 'Y', 'A-1 large'),
  );
  expect(found).toEqual(['item A-1', 'item X', 'item A-10', 'item Y', 'salesOrder SO-1 for A-1']);
});

it('puts the order before the reservation that bears its number', () => {
  expect(ranked('SO-7', record('reservation', 'SO-7'), record('salesOrder', 'SO-7'))).toEqual([
    'salesOrder SO-7',
    'reservation SO-7',
  ]);
});
