import { describe, expect, test } from 'vitest';
import { reasonOn } from './due-reminders.ts';

const rule = { before: 3, after: 2, repeat: 5 };
const DUE = '2026-03-10';

describe('why a supplier is written to about a line due on 10 March', () => {
  test.each([
    ['2026-03-06', undefined],
    ['2026-03-07', { reason: 'dueSoon', dueOn: DUE }],
    ['2026-03-10', { reason: 'dueSoon', dueOn: DUE }],
    ['2026-03-11', undefined],
    ['2026-03-12', { reason: 'overdue', dueOn: DUE, round: 1 }],
    ['2026-03-16', { reason: 'overdue', dueOn: DUE, round: 1 }],
    ['2026-03-17', { reason: 'overdue', dueOn: DUE, round: 2 }],
    ['2026-03-22', { reason: 'overdue', dueOn: DUE, round: 3 }],
  ])('on %s: %j', (today, reason) => {
    expect(reasonOn(today, DUE, rule)).toEqual(reason);
  });

  test('nobody is written to about a line without a day', () => {
    expect(reasonOn('2026-03-10', undefined, rule)).toBeUndefined();
  });
});
