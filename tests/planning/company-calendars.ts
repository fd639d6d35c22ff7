import type { WorkCalendar } from '../../shared/kernel/calendar.ts';

/** 2026 as announced for China: the long holidays and the weekends worked for them. */
const publicHolidays = [
  ...['2026-01-01', '2026-01-02', '2026-01-03'],
  ...['2026-02-15', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19'],
  ...['2026-02-20', '2026-02-21', '2026-02-22', '2026-02-23'],
  ...['2026-04-04', '2026-04-05', '2026-04-06'],
  ...['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04', '2026-05-05'],
];
const workedWeekends = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09'];

export const companyCalendars: Readonly<Record<string, WorkCalendar>> = {
  standard: {
    workingWeekdays: [1, 2, 3, 4, 5],
    holidays: publicHolidays,
    makeUpDays: workedWeekends,
  },
  sixDays: { workingWeekdays: [1, 2, 3, 4, 5, 6], holidays: publicHolidays, makeUpDays: [] },
  everyDay: { workingWeekdays: [1, 2, 3, 4, 5, 6, 7], holidays: [], makeUpDays: [] },
  tuesdays: {
    workingWeekdays: [2],
    holidays: ['2026-03-10'],
    makeUpDays: ['2026-03-11', '2026-03-14'],
  },
  // A day that is a holiday and made up for is worked.
  muddled: {
    workingWeekdays: [1, 3, 5],
    holidays: ['2026-03-04', '2026-03-06'],
    makeUpDays: ['2026-03-06', '2026-03-08'],
  },
};
