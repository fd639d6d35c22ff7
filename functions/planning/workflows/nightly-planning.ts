import { everyCompany } from '../../platform/every-company.ts';

/** Three in the morning in China, where the companies are. */
const AT_NIGHT = '19:00';

/** Asks for a run in every company that wants one a night. */
export const nightlyPlanning = everyCompany({
  id: 'nightly-planning',
  comment: 'A new plan where one is wanted every night',
  schedule: { dailyAtUtc: AT_NIGHT },
  permissions: ['plan.run'],
  step: 'planning.requestNightlyRun',
  width: 5,
  timeoutSeconds: 4 * 3600,
  // The same function computes plans, which may take minutes.
  taskSeconds: 310,
});
