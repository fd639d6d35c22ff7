import { isWorkingDay, type WorkCalendar } from '../../../../shared/kernel/calendar.ts';
import { type BusinessDate, dateOfDayNumber, dayNumber } from '../../../../shared/kernel/date.ts';
import { defineError } from '../../../../shared/kernel/errors.ts';

export const DAY = 1_440;
/** Far enough for anything that is scheduled; three years on either side take little memory. */
const DAYS_AHEAD = 1_500;
const DAYS_BACK = 400;

export const beyondHorizon = defineError(
  'planning.beyondHorizon',
  422,
  'This does not fit into the next four years. Check capacity and quantities.',
);

export interface Span {
  start: number;
  end: number;
}

/**
 * Moments of a centre as minutes since the first day; every shift begins at minute 0 of its day.
 * Work goes on from one shift to the next over nights and free days. A span's end may be the last
 * minute of a shift, its start never is.
 */
export interface ShiftClock {
  /** The first stretch of so many minutes that does not begin before a moment. */
  forward: (from: number, minutes: number) => Span;
  /** The last stretch of so many minutes that does not end after a moment. */
  backward: (until: number, minutes: number) => Span;
  /** The minutes of a stretch by day. */
  spread: (span: Span) => { date: BusinessDate; minutes: number }[];
  works: (date: BusinessDate) => boolean;
}

export const momentOf = (first: BusinessDate, date: BusinessDate, minute = 0): number =>
  (dayNumber(date) - dayNumber(first)) * DAY + minute;

/** The day and minute of a start; of an end, the day in which the work ends. */
export function placeOf(first: BusinessDate, moment: number, isEnd = false) {
  const day = Math.floor((isEnd ? moment - 1 : moment) / DAY);
  return { date: dateOfDayNumber(dayNumber(first) + day), minute: moment - day * DAY };
}

interface WorkDays {
  /** Working days as offsets from the first day, ascending. */
  days: Int32Array;
  /** For each day from the earliest on: the index of the first working day not before it. */
  indexFrom: Int32Array;
}

function workDaysOf(calendar: WorkCalendar, first: BusinessDate): WorkDays {
  const base = dayNumber(first);
  const days: number[] = [];
  const indexFrom = new Int32Array(DAYS_BACK + DAYS_AHEAD);
  for (let offset = -DAYS_BACK; offset < DAYS_AHEAD; offset += 1) {
    indexFrom[offset + DAYS_BACK] = days.length;
    if (isWorkingDay(calendar, dateOfDayNumber(base + offset))) days.push(offset);
  }
  return { days: Int32Array.from(days), indexFrom };
}

/** One clock per calendar and shift length; `first` is the day that moments are counted from. */
export function shiftClocks(first: BusinessDate) {
  const known = new Map<WorkCalendar, WorkDays>();
  return (calendar: WorkCalendar, shift: number): ShiftClock => {
    let workDays = known.get(calendar);
    if (!workDays) {
      workDays = workDaysOf(calendar, first);
      known.set(calendar, workDays);
    }
    return clockOf(workDays, shift, first);
  };
}

function clockOf({ days, indexFrom }: WorkDays, shift: number, first: BusinessDate): ShiftClock {
  const dayAt = (index: number): number => {
    const day = days[index];
    if (day === undefined) throw beyondHorizon();
    return day;
  };
  const firstFrom = (day: number): number => {
    const index = indexFrom[day + DAYS_BACK];
    if (index === undefined) throw beyondHorizon();
    return index;
  };

  function forward(from: number, minutes: number): Span {
    const day = Math.floor(from / DAY);
    let index = firstFrom(day);
    let minute = dayAt(index) === day ? from - day * DAY : 0;
    if (minute >= shift) {
      index += 1;
      minute = 0;
    }
    const start = dayAt(index) * DAY + minute;
    if (minutes <= shift - minute) return { start, end: start + minutes };
    const rest = minutes - (shift - minute);
    const shifts = Math.ceil(rest / shift);
    return { start, end: dayAt(index + shifts) * DAY + rest - (shifts - 1) * shift };
  }

  function backward(until: number, minutes: number): Span {
    const day = Math.floor(until / DAY);
    let index = firstFrom(day);
    let minute = dayAt(index) === day ? Math.min(until - day * DAY, shift) : 0;
    if (minute === 0) {
      index -= 1;
      minute = shift;
    }
    const end = dayAt(index) * DAY + minute;
    if (minutes === 0) return { start: end, end };
    if (minutes <= minute) return { start: end - minutes, end };
    const rest = minutes - minute;
    const shifts = Math.ceil(rest / shift);
    return { start: dayAt(index - shifts) * DAY + shift * shifts - rest, end };
  }

  function spread({ start, end }: Span) {
    const parts: { date: BusinessDate; minutes: number }[] = [];
    for (let index = firstFrom(Math.floor(start / DAY)); dayAt(index) * DAY < end; index += 1) {
      const opens = dayAt(index) * DAY;
      const minutes = Math.min(end, opens + shift) - Math.max(start, opens);
      if (minutes > 0) {
        parts.push({ date: dateOfDayNumber(dayNumber(first) + dayAt(index)), minutes });
      }
    }
    return parts;
  }

  const works = (date: BusinessDate): boolean => {
    const day = dayNumber(date) - dayNumber(first);
    return dayAt(firstFrom(day)) === day;
  };
  return { forward, backward, spread, works };
}
