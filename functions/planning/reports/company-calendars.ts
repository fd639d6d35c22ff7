import type { workCalendar } from '../../../shared/contracts/masterdata/work-calendar.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import type { WorkCalendar } from '../../../shared/kernel/calendar.ts';
import { workingDaysOf } from '../../masterdata/queries.ts';
import type { Sql } from '../../platform/read-model/report.ts';

/** By id; the one for whatever names none is 'standard'. */
export type CompanyCalendars = Record<string, WorkCalendar> & { standard: WorkCalendar };

const CALENDARS = `SELECT json FROM doc WHERE entity = 'workCalendar' AND deleted = 0 ORDER BY id`;

export function companyCalendars(sql: Sql): CompanyCalendars {
  const all = sql
    .all(CALENDARS)
    .map(({ json }) => JSON.parse(String(json)) as Doc<typeof workCalendar>);
  return {
    ...Object.fromEntries(all.map((one) => [one.id, workingDaysOf(one)])),
    standard: workingDaysOf(all.find(({ standard }) => standard)),
  };
}
