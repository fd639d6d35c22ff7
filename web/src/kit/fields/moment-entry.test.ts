import { expect, it } from 'vitest';
import { enteredMoment } from './moment-entry.ts';

const NOW = '2026-11-21T14:05';

it.each([
  ['2026-11-21 09:30', '2026-11-21T09:30'],
  ['2026-11-21T09:30', '2026-11-21T09:30'],
  ['20261120 0930', '2026-11-20T09:30'],
  ['11-20 9:30', '2026-11-20T09:30'],
  ['1120 930', '2026-11-20T09:30'],
  ['20 9', '2026-11-20T09:00'],
  ['t 9', '2026-11-21T09:00'],
  ['-1  18:00', '2026-11-20T18:00'],
  ['2026年11月20日9点30分', '2026-11-20T09:30'],
  ['今天 9：30', '2026-11-21T09:30'],
  ['9:30', '2026-11-21T09:30'],
  ['9点', '2026-11-21T09:00'],
  ['2026-11-20', '2026-11-20T00:00'],
  ['0930', '2026-09-30T00:00'],
  ['9', '2026-11-09T00:00'],
  ['now', NOW],
  ['现在', NOW],
])('%s is %s', (typed, moment) => {
  expect(enteredMoment(typed, NOW)).toBe(moment);
});

it('nothing is no moment', () => {
  expect(enteredMoment('  ', NOW)).toBeUndefined();
});

it.each(['soon', '2026-11-21 24:00', '2026-11-21 9:60', '2026-02-30 9:00', '9:3', 'now 9'])(
  '%s stays as it was typed',
  (typed) => {
    expect(enteredMoment(typed, NOW)).toBe(typed);
  },
);
