// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import type { WorkCalendar } from '../../../../shared/kernel/calendar.ts';
import { dayNumber, weekdayOfDayNumber } from '../../../../shared/kernel/date.ts';

const FIRST_DAY = dayNumber('1900-01-01');
const LAST_DAY = dayNumber('2999-12-31');
/** Days around today whose working days are counted beforehand. */
const KNOWN = 1_500;

/** Walks over the days of one calendar; days are offsets from today. Rule 10. */
export interface Walk {
  back(day: number, count: number): number;
  forward(day: number, count: number): number;
}

const clampBy = (today: number) => (day: number) =>
  Math.min(LAST_DAY - today, Math.max(FIRST_DAY - today, day));

export function calendarDays(today: number): Walk {
  const clamp = clampBy(today);
  return {
    back: (day, count) => clamp(day - count),
    forward: (day, count) => clamp(day + count),
  };
}

function isWorked(calendar: WorkCalendar, today: number): (day: number) => boolean {
  const weekdays = Array.from({ length: 8 }, (_, day) => calendar.workingWeekdays.includes(day));
  const holidays = new Set(calendar.holidays.map(dayNumber));
  const makeUpDays = new Set(calendar.makeUpDays.map(dayNumber));
  return (offset) => {
    const day = today + offset;
    if (makeUpDays.has(day)) return true;
    return weekdays[weekdayOfDayNumber(day)] === true && !holidays.has(day);
  };
}

/** `days`: how many days after today are planned. */
export function workingDays(calendar: WorkCalendar, today: number, days: number): Walk {
  if (calendar.workingWeekdays.length === 0) return calendarDays(today);
  const worked = isWorked(calendar, today);
  const clamp = clampBy(today);
  // Days worked up to and including day index − KNOWN, and those days themselves in order.
  const size = KNOWN + days + KNOWN;
  const upTo = new Int32Array(size);
  const inOrder = new Int32Array(size);
  let count = 0;
  for (let index = 0; index < size; index += 1) {
    if (worked(index - KNOWN)) {
      inOrder[count] = index - KNOWN;
      count += 1;
    }
    upTo[index] = count;
  }
  const walk = (from: number, step: 1 | -1, steps: number): number => {
    let day = from;
    for (let left = steps; left > 0; ) {
      day += step;
      if (day + today <= FIRST_DAY || day + today >= LAST_DAY) return clamp(day);
      if (worked(day)) left -= 1;
    }
    return day;
  };
  const known = (day: number) => day >= -KNOWN && day < size - KNOWN;
  return {
    back(day, steps) {
      if (steps === 0) return clamp(day);
      const reached = known(day) ? upTo[day + KNOWN]! - 1 - steps : -1;
      if (reached >= 0) return clamp(inOrder[reached]!);
      return walk(worked(day) ? day : walk(day, -1, 1), -1, steps);
    },
    forward(day, steps) {
      if (steps === 0) return clamp(day);
      const reached = known(day) ? upTo[day + KNOWN]! - 1 + steps : count;
      return reached < count ? clamp(inOrder[reached]!) : walk(day, 1, steps);
    },
  };
}
