import { MOST_ACTIVITY_DAYS } from '../../../shared/contracts/crm/follow-up.ts';
import type { activitiesPerDay as contract } from '../../../shared/contracts/crm/report-operations.ts';
import { addDays, diffDays } from '../../../shared/kernel/date.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { activityReport } from '../activity-report.ts';
import { activitiesByDay } from '../domain/activities-by-day.ts';
import { tooManyDays } from '../domain/errors.ts';
import { seenUnder } from '../seen.ts';

/**
 * How much each representative was in touch with customers and leads, of what the caller may see.
 */
export const activitiesPerDay: QueryRun<typeof contract> = async (ctx, input) => {
  const { from, to, ownerId, team } = input;
  const days = diffDays(from, to) + 1;
  if (days < 1 || days > MOST_ACTIVITY_DAYS) {
    throw tooManyDays({ most: MOST_ACTIVITY_DAYS }, '/to');
  }
  // Local days lie within a day of UTC's: the report fetches a little more, and dates decide.
  const found = await ctx.reads.report(activityReport, {
    seen: seenUnder(ctx, 'followUp.read'),
    filters: { ...(ownerId !== undefined && { ownerId }), ...(team !== undefined && { team }) },
    from: addDays(from, -1),
    until: addDays(to, 2),
  });
  const rows = activitiesByDay(found, { timeZone: ctx.company.timeZone, from, to });
  return { count: rows.reduce((total, { count }) => total + count, 0), rows };
};
