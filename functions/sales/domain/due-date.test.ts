import { expect, it } from 'vitest';
import { dueDateOf } from './due-date.ts';

it('月结30: delivered on 5 March is due on 30 April', () => {
  expect(dueDateOf({ kind: 'endOfMonth', days: 30 }, '2026-03-05')).toBe('2026-04-30');
});

it('cash on delivery is due when it is signed for', () => {
  const terms = { kind: 'onSign', days: 0 } as const;
  expect(dueDateOf(terms, '2026-03-05', '2026-03-09')).toBe('2026-03-09');
  expect(dueDateOf(terms, '2026-03-05')).toBe('2026-03-05');
});

it('net days count from the day on which the receivable arose', () => {
  expect(dueDateOf({ kind: 'net', days: 30 }, '2026-03-05')).toBe('2026-04-04');
  expect(dueDateOf({ kind: 'prepaid', days: 30 }, '2026-03-05')).toBe('2026-03-05');
});
