import { describe, expect, it } from 'vitest';
import { clockAt, momentAt } from './zoned-clock.ts';

describe('the clock of a company', () => {
  it.each([
    ['Asia/Shanghai', '2026-11-22T09:30', '2026-11-22T01:30:00.000Z'],
    ['Asia/Shanghai', '2026-11-22T00:10', '2026-11-21T16:10:00.000Z'],
    ['Europe/London', '2026-01-15T12:00', '2026-01-15T12:00:00.000Z'],
    ['Europe/London', '2026-07-15T12:00', '2026-07-15T11:00:00.000Z'],
    ['America/New_York', '2026-11-22T19:00', '2026-11-23T00:00:00.000Z'],
    ['Asia/Kolkata', '2026-11-22T00:00', '2026-11-21T18:30:00.000Z'],
    ['UTC', '2026-11-22T23:59', '2026-11-22T23:59:00.000Z'],
  ])('in %s shows %s at %s', (zone, clock, moment) => {
    expect(clockAt(moment, zone)).toBe(clock);
    expect(momentAt(clock, zone)).toBe(moment);
  });

  it('is right on both sides of the night on which it is changed', () => {
    for (const clock of ['2026-03-29T00:30', '2026-03-29T02:30', '2026-10-25T00:30']) {
      expect(clockAt(momentAt(clock, 'Europe/London'), 'Europe/London')).toBe(clock);
    }
    expect(momentAt('2026-10-25T02:30', 'Europe/London')).toBe('2026-10-25T02:30:00.000Z');
  });

  it('shows nothing for what is no moment', () => {
    expect(clockAt('soon', 'Asia/Shanghai')).toBe('');
  });
});
