import type { BusinessDate } from '../../../../shared/kernel/date.ts';
import { type Decimal, div } from '../../../../shared/kernel/decimal.ts';
import type { Centre } from './centre.ts';
import { momentOf, shiftClocks } from './shift-clock.ts';

const RATE_PLACES = 6;

/** Work at a centre, planned to begin on a day. */
export interface Work {
  centreId: string;
  orderId: string;
  orderNumber: string;
  operation: number;
  startOn: BusinessDate;
  startMinute: number;
  /** What is left of it on one machine. */
  minutes: number;
}

export interface DayLoad {
  date: BusinessDate;
  /** Of all machines; 0 on a day that is not worked. */
  capacity: number;
  load: number;
  /** load ÷ capacity, six places; null where nothing is worked and something is planned. */
  rate: Decimal | null;
  overloaded: boolean;
  work: { orderId: string; orderNumber: string; operation: number; minutes: number }[];
}

export interface CentreLoad {
  centreId: string;
  days: DayLoad[];
}

/**
 * What each centre has to do day by day, as planned, whether it fits or not. Work goes on over
 * as many shifts as it takes; what was planned in the past and is not done falls on today.
 */
export function loadOf(
  centres: readonly Centre[],
  works: readonly Work[],
  { today, days }: { today: BusinessDate; days: readonly BusinessDate[] },
): CentreLoad[] {
  const makeClock = shiftClocks(today);
  const clocks = new Map(
    centres.map(({ id, calendar, minutesPerDay }) => [id, makeClock(calendar, minutesPerDay)]),
  );
  const byPlace = new Map<string, DayLoad['work']>();
  for (const { centreId, startOn, startMinute, minutes, ...work } of works) {
    const clock = clocks.get(centreId);
    if (!clock || minutes <= 0) continue;
    const begins = startOn < today ? momentOf(today, today) : momentOf(today, startOn, startMinute);
    for (const part of clock.spread(clock.forward(begins, minutes))) {
      const place = `${centreId} ${part.date}`;
      const list = byPlace.get(place) ?? [];
      list.push({ ...work, minutes: part.minutes });
      byPlace.set(place, list);
    }
  }
  return centres.map((centre) => ({
    centreId: centre.id,
    days: days.map((date) => {
      const work = byPlace.get(`${centre.id} ${date}`) ?? [];
      const works = clocks.get(centre.id)?.works(date) ?? false;
      return dayLoad(date, works ? centre.machines * centre.minutesPerDay : 0, work);
    }),
  }));
}

function dayLoad(date: BusinessDate, capacity: number, work: DayLoad['work']): DayLoad {
  const load = work.reduce((sum, { minutes }) => sum + minutes, 0);
  const rate = capacity > 0 ? div(String(load), String(capacity), RATE_PLACES) : null;
  return { date, capacity, load, rate: load === 0 ? '0' : rate, overloaded: load > capacity, work };
}
