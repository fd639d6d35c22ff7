import { manifest, SCHEDULED_AT } from '../manifest.ts';
import type { ScheduleSpec } from '../manifest-types.ts';
import type { HostClock } from './host-clock.ts';
import type { HostDb } from './host-db.ts';
import type { HostLog } from './host-log.ts';
import type { FunctionRunner } from './invoke.ts';
import type { StepFunctions } from './workflows/step-functions.ts';

export interface SchedulesOptions {
  db: HostDb;
  runner: FunctionRunner;
  machines: Pick<StepFunctions, 'start'>;
  clock: HostClock;
  log: HostLog;
  schedules?: readonly ScheduleSpec[];
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * Runs what is due. What comes every so many minutes runs at once and then at its interval. What
 * comes once a day is made up for when a laptop slept over it, once, whatever the number of days.
 */
export function startSchedules(options: SchedulesOptions): () => void {
  const { db, clock, schedules = manifest.schedules } = options;
  db.migrate('schedules', [
    'CREATE TABLE schedule_run (id TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID',
  ]);
  let stopped = false;
  const cancels = new Map<string, () => void>();

  function arm(spec: ScheduleSpec, dueAt: number): void {
    const wake = () => {
      void run(options, spec, dueAt);
      if (!stopped) arm(spec, nextAfter(spec, clock.now()));
    };
    cancels.set(spec.id, clock.wakeAt(dueAt, wake));
  }

  for (const spec of schedules) arm(spec, firstOf(spec, db, clock.now()));
  return () => {
    stopped = true;
    for (const cancel of cancels.values()) cancel();
  };
}

/** When the time of day last came, at or before `now`. */
function lastDaily(dailyAtUtc: string, now: number): number {
  const [hour = 0, minute = 0] = dailyAtUtc.split(':').map(Number);
  const today = now - (now % DAY_MS) + (hour * 60 + minute) * MINUTE_MS;
  return today <= now ? today : today - DAY_MS;
}

function firstOf({ id, when }: ScheduleSpec, db: HostDb, now: number): number {
  if ('everyMinutes' in when) return now;
  const due = lastDaily(when.dailyAtUtc, now);
  // Whoever starts for the first time has nothing to make up for.
  db.prepare('INSERT OR IGNORE INTO schedule_run VALUES (?, ?)').run(id, due);
  const ran = Number(db.prepare('SELECT at FROM schedule_run WHERE id = ?').get(id)?.at);
  return ran < due ? due : due + DAY_MS;
}

const nextAfter = ({ when }: ScheduleSpec, now: number): number =>
  'everyMinutes' in when
    ? now + when.everyMinutes * MINUTE_MS
    : lastDaily(when.dailyAtUtc, now) + DAY_MS;

async function run(options: SchedulesOptions, spec: ScheduleSpec, dueAt: number): Promise<void> {
  const { db, runner, machines, log } = options;
  const { id, target } = spec;
  const at = new Date(dueAt).toISOString();
  const input = JSON.parse(JSON.stringify(spec.input).replaceAll(SCHEDULED_AT, at));
  try {
    if ('machine' in target) await machines.start(target.machine, `${id}-${dueAt}`, input);
    else {
      const result = await runner.invoke(target.function, input);
      if (!result.ok) log.error('schedule failed', { id, error: result.error.errorMessage });
    }
    db.prepare('INSERT OR REPLACE INTO schedule_run VALUES (?, ?)').run(id, dueAt);
  } catch (error) {
    log.error('schedule failed', { id, error: String(error) });
  }
}
