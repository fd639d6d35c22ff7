import { expect, test } from 'vitest';
import {
  bomOf,
  coming,
  itemMap,
  leadTime,
  promiseFacts,
  promiseItem,
  wanted,
} from '../../../../tests/support/promise-examples.ts';
import { imagine } from './what-if.ts';

const { calendar } = promiseFacts({});
const facts = promiseFacts({
  items: itemMap(
    promiseItem('P', { source: 'make', leadTime: leadTime(3) }),
    promiseItem('X', { source: 'buy', leadTime: leadTime(5) }),
  ),
  boms: new Map([['P', bomOf({ X: '2' })]]),
  routings: new Map([
    ['P', [{ centreId: 'CNC', setupMinutes: '0', runMinutes: '1', waitMinutes: 0 }]],
  ]),
  centres: new Map([
    ['CNC', { id: 'CNC', name: 'CNC', machines: 2, minutesPerDay: 480, efficiency: '1', calendar }],
  ]),
  free: new Map([
    ['P', '20'],
    ['X', '600'],
  ]),
  supplies: [coming('PO1', 'P', '30', '2026-03-12')],
  demands: [wanted('SO1', 'P', '20', '2026-03-10'), wanted('SO2', 'P', '10', '2026-03-16')],
});
const order = (id: string, requestedOn: string) => ({
  id,
  number: id,
  lines: [{ line: 1, itemId: 'P', requestedOn, value: '1' }],
});
const orders = [order('SO1', '2026-03-10'), order('SO2', '2026-03-16')];
const big = { itemId: 'P', quantity: '1000', wantedOn: '2026-03-06', paidAfterDays: 30 };
const terms = new Map([['X', { cost: '20', paidAfterDays: 0 }]]);

test('a thousand more: who slips, what is short, where it is worked, what it costs when', () => {
  const answer = imagine(facts, orders, { ...big, value: '50000' }, terms);
  expect(answer.promise.fullDate).toBe('2026-03-11');
  expect(answer.short).toEqual([{ itemId: 'X', quantity: '1400', there: '2026-03-09' }]);
  expect(answer.slips.map(({ number }) => number)).toEqual(['SO1']);
  expect(answer.slips[0]).toMatchObject({ before: '2026-03-10', days: 2 });
  expect(answer.capacity).toMatchObject([
    { date: '2026-03-09', minutes: 480 },
    { date: '2026-03-10', minutes: 480 },
    { date: '2026-03-11', minutes: 40 },
  ]);
  expect(answer.cash).toEqual([
    { week: '2026-03-09', amount: '-28000' },
    { week: '2026-04-06', amount: '50000' },
  ]);
});

test('what was imagined leaves the facts as they were', () => {
  const before = JSON.stringify([facts.demands, facts.supplies]);
  imagine(facts, orders, big, terms);
  expect(JSON.stringify([facts.demands, facts.supplies])).toBe(before);
});
