import { expect, it } from 'vitest';
import { type ActivityCell, daysUpTo, linesOf } from './activity-grid.ts';

const cell = (date: string, ownerId: string, calls: number, visits: number): ActivityCell => ({
  ...{ date, ownerId, count: calls + visits, call: calls, visit: visits },
  ...{ meeting: 0, email: 0, message: 0, other: 0, contacted: 1 },
  ...{ firstAt: `${date}T01:00:00.000Z`, lastAt: `${date}T02:00:00.000Z` },
});

it('a week ends with its last day, across the end of a month', () => {
  expect(daysUpTo('2026-03-02', 3)).toEqual(['2026-02-28', '2026-03-01', '2026-03-02']);
});

it('days of one representative stand in one line, the busiest first', () => {
  const lines = linesOf([
    cell('2026-03-01', 'a', 1, 0),
    cell('2026-03-01', 'b', 2, 1),
    cell('2026-03-02', 'b', 0, 1),
  ]);
  expect(lines.map(({ ownerId, count, calls, visits }) => [ownerId, count, calls, visits])).toEqual(
    [
      ['b', 4, 2, 2],
      ['a', 1, 1, 0],
    ],
  );
  expect([...(lines[0]?.days.keys() ?? [])]).toEqual(['2026-03-01', '2026-03-02']);
});
