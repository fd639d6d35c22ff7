import { describe, expect, it } from 'vitest';
import type { ScheduleSpec } from '../manifest-types.ts';
import { openHostDb } from './host-db.ts';
import { silentLog } from './host-log.ts';
import { createManualClock } from './manual-clock.ts';
import { startSchedules } from './schedules.ts';

const daily: ScheduleSpec = {
  id: 'nightly',
  when: { dailyAtUtc: '18:00' },
  target: { machine: 'nightly' },
  input: { at: '<aws.scheduler.scheduled-time>' },
};
const often: ScheduleSpec = {
  id: 'often',
  when: { everyMinutes: 5 },
  target: { function: 'keeper' },
  input: { step: 'keep' },
};

const HOUR = 3_600_000;

/** A laptop that is switched on for a while; what ran is listed with its input. */
function laptop(db = openHostDb(':memory:'), startAt = Date.UTC(2026, 10, 22, 12)) {
  const clock = createManualClock(startAt);
  const ran: string[] = [];
  const stop = startSchedules({
    db,
    clock,
    log: silentLog,
    schedules: [daily, often],
    machines: {
      start: async (id, _name, input) => void ran.push(`${id} ${JSON.stringify(input)}`) as never,
    },
    runner: {
      has: () => true,
      invoke: async (id) => {
        ran.push(id);
        return { ok: true, payload: null };
      },
    },
  });
  return { clock, ran, stop, db };
}

const night = (day: number) => `nightly {"at":"2026-11-${day}T18:00:00.000Z"}`;
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('what the clock wakes on a laptop', () => {
  it('every few minutes comes at once and then at its interval', async () => {
    const { clock, ran, stop } = laptop();
    for (const _ of [0, 1, 2]) {
      await clock.advance(5 * 60_000);
      await settled();
    }
    expect(ran.filter((one) => one === 'keeper').length).toBeGreaterThanOrEqual(3);
    stop();
  });

  it('once a day comes at its time, told when that was', async () => {
    const { clock, ran, stop } = laptop();
    await clock.advance(5 * HOUR);
    expect(ran).not.toContain(night(22));
    await clock.advance(2 * HOUR);
    await settled();
    expect(ran).toContain(night(22));
    await clock.advance(24 * HOUR);
    await settled();
    expect(ran).toContain(night(23));
    stop();
  });

  it('is made up for once after nights that the laptop slept over', async () => {
    const first = laptop();
    first.stop();
    const later = laptop(first.db, Date.UTC(2026, 10, 25, 9));
    await later.clock.advance(1);
    await settled();
    expect(later.ran.filter((one) => one.startsWith('nightly'))).toEqual([night(24)]);
    later.stop();
    const again = laptop(first.db, Date.UTC(2026, 10, 25, 10));
    await again.clock.advance(1);
    await settled();
    expect(again.ran.filter((one) => one.startsWith('nightly'))).toEqual([]);
    again.stop();
  });

  it('comes no more after the host has stopped', async () => {
    const { clock, ran, stop } = laptop();
    await clock.advance(1);
    stop();
    const before = ran.length;
    await clock.advance(48 * HOUR);
    await settled();
    expect(ran.length).toBe(before);
  });
});
