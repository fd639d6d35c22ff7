import type { LossMode } from '../../../shared/kernel/requirement.ts';
import type { Sql } from '../../platform/read-model/report.ts';
import type { PromiseFacts } from '../domain/promise/promise-facts.ts';
import { companyCalendars } from './company-calendars.ts';

export type CompanyRules = Pick<
  PromiseFacts,
  'lossMode' | 'handlingDays' | 'transitDays' | 'calendar'
>;

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
    calendar: companyCalendars(sql).standard,
  };
}
