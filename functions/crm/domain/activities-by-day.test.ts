import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Activity, activitiesByDay } from './activities-by-day.ts';

const at = (moment: string, more: Partial<Activity> = {}): Activity => ({
  ...{ at: `2026-03-${moment}:00.000Z`, method: 'call', ownerId: 'a', about: 'x', ...more },
});
const march = { timeZone: 'Asia/Shanghai', from: '2026-03-01', to: '2026-03-31' };

describe('follow-ups counted by day', () => {
  it('belong to the day of the company, not of Greenwich', () => {
    const rows = activitiesByDay([at('01T15:59'), at('01T16:00')], march);
    expect(rows.map(({ date }) => date)).toEqual(['2026-03-01', '2026-03-02']);
  });

  it('are told apart by representative, method and whom they were about', () => {
    const rows = activitiesByDay(
      [
        at('02T01:00'),
        at('02T02:00', { method: 'visit', about: 'y' }),
        at('02T03:00', { method: 'visit' }),
        at('02T04:00', { ownerId: 'b' }),
      ],
      march,
    );
    expect(rows).toMatchObject([
      { ownerId: 'a', count: 3, call: 1, visit: 2, contacted: 2 },
      { ownerId: 'b', count: 1, call: 1, visit: 0, contacted: 1 },
    ]);
    expect(rows[0]).toMatchObject({
      ...{ firstAt: '2026-03-02T01:00:00.000Z', lastAt: '2026-03-02T03:00:00.000Z' },
    });
  });

  it('outside of the days asked for are left out', () => {
    const days = { ...march, from: '2026-03-05', to: '2026-03-05' };
    expect(activitiesByDay([at('04T15:00'), at('05T03:00'), at('06T03:00')], days)).toHaveLength(1);
  });

  it('are each counted once, whatever they are', () => {
    const methods = ['call', 'visit', 'meeting', 'email', 'message', 'other'] as const;
    const activity = fc.record({
      at: fc.date({
        min: new Date('2026-03-01'),
        max: new Date('2026-03-30'),
        noInvalidDate: true,
      }),
      method: fc.constantFrom(...methods),
      ownerId: fc.constantFrom('a', 'b', 'c'),
      about: fc.constantFrom('x', 'y'),
    });
    fc.assert(
      fc.property(fc.array(activity), (made) => {
        const all = made.map((one) => ({ ...one, at: one.at.toISOString() }));
        all.sort((a, b) => (a.at < b.at ? -1 : 1));
        const rows = activitiesByDay(all, march);
        const sum = rows.reduce((total, { count }) => total + count, 0);
        expect(sum).toBe(all.length);
        for (const row of rows) {
          expect(methods.reduce((total, method) => total + row[method], 0)).toBe(row.count);
          const within = all.filter(
            (one) => one.ownerId === row.ownerId && one.at >= row.firstAt && one.at <= row.lastAt,
          );
          expect(within).toHaveLength(row.count);
        }
      }),
    );
  });
});
