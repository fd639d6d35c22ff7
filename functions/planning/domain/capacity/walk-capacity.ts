import { isWorkingDay } from '../../../../shared/kernel/calendar.ts';
import { addDays, type BusinessDate } from '../../../../shared/kernel/date.ts';
import type { Centre } from './centre.ts';
import { DAY } from './shift-clock.ts';

const MAX_DAYS = 1_500;

/** What is left of the centres' days, and a way to use it up. */
export interface FreeMinutes {
  of: (centre: Centre, date: BusinessDate) => number;
  use: (centre: Centre, date: BusinessDate, minutes: number) => void;
}

export interface WalkedOperation {
  centre: Centre;
  /** Worked minutes on one machine. */
  minutes: number;
  waitMinutes: number;
}

export interface WalkedDay {
  centreId: string;
  date: BusinessDate;
  minutes: number;
}

interface Place {
  date: BusinessDate;
  minute: number;
}

/**
 * When operations one after the other would be done in the capacity that is still free: what is
 * planned of a day goes first, and one order keeps one machine busy. Answers the last day and how
 * much of which days is used, or null if four years are not enough.
 */
export function walkCapacity(
  operations: readonly WalkedOperation[],
  start: BusinessDate,
  free: FreeMinutes,
): { finish: BusinessDate; used: WalkedDay[] } | null {
  const used: WalkedDay[] = [];
  let place: Place = { date: start, minute: 0 };
  let finish = start;
  for (const { centre, minutes, waitMinutes } of operations) {
    const end = walkOne(centre, minutes, place, free, used);
    if (!end) return null;
    finish = end.date;
    place = afterWait(end, waitMinutes, centre.minutesPerDay);
  }
  return { finish, used };
}

function walkOne(
  centre: Centre,
  minutes: number,
  from: Place,
  free: FreeMinutes,
  used: WalkedDay[],
): Place | undefined {
  let left = minutes;
  let { date, minute } = from;
  if (left === 0) return from;
  for (let day = 0; day < MAX_DAYS; day += 1) {
    const window = isWorkingDay(centre.calendar, date)
      ? Math.min(free.of(centre, date), centre.minutesPerDay - minute)
      : 0;
    const part = Math.min(left, window);
    if (part > 0) {
      free.use(centre, date, part);
      used.push({ centreId: centre.id, date, minutes: part });
      left -= part;
      if (left === 0) return { date, minute: centre.minutesPerDay - (window - part) };
    }
    date = addDays(date, 1);
    minute = 0;
  }
  return undefined;
}

function afterWait({ date, minute }: Place, wait: number, shift: number): Place {
  const total = minute + wait;
  const days = Math.floor(total / DAY);
  const rest = total - days * DAY;
  const day = addDays(date, days);
  return rest < shift ? { date: day, minute: rest } : { date: addDays(day, 1), minute: 0 };
}
