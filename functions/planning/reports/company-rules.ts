import type { workCalendar } from '../../../shared/contracts/masterdata/work-calendar.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import type { WorkCalendar } from '../../../shared/kernel/calendar.ts';
import type { LossMode } from '../../../shared/kernel/requirement.ts';
import { workingDaysOf } from '../../masterdata/queries.ts';
import type { Sql } from '../../platform/read-model/report.ts';
import type { PromiseFacts } from '../domain/promise/promise-facts.ts';

export type CompanyRules = Pick<
  PromiseFacts,
  'lossMode' | 'handlingDays' | 'transitDays' | 'calendar'
>;

const STANDARD = `
  SELECT d."json" AS json FROM "workCalendar" c
    JOIN "doc" d ON d."entity" = 'workCalendar' AND d."id" = c."id"
   WHERE c."standard" = 1`;

function companyCalendar(sql: Sql): WorkCalendar {
  const [row] = sql.all(STANDARD);
  return workingDaysOf(row && (JSON.parse(String(row['json'])) as Doc<typeof workCalendar>));
}

/** How the company counts losses of material; as a factor until it says otherwise. */
export const lossModeOf = (sql: Sql): LossMode =>
  sql.all('SELECT "lossMode" FROM "engineeringSettings"')[0]?.['lossMode'] === 'yield'
    ? 'yield'
    : 'factor';

/** How the company counts losses and days, as of the same instant as what is counted by them. */
export function companyRules(sql: Sql): CompanyRules {
  const [shipped] = sql.all('SELECT "handlingDays", "transitDays" FROM "planningSettings"');
  return {
    lossMode: lossModeOf(sql),
    handlingDays: Number(shipped?.['handlingDays'] ?? 0),
    transitDays: Number(shipped?.['transitDays'] ?? 0),
    calendar: companyCalendar(sql),
  };
}
