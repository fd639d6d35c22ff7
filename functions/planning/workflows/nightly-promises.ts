import { everyCompany } from '../../platform/every-company.ts';

/** One in the morning in China, where the companies are: the day that has just begun counts. */
const AT_NIGHT = '17:00';

/**
 * Works every promise out anew for the day that begins: what should have come and did not, another
 * lead time or bill of materials have no event of their own. There is nothing to undo.
 */
export const nightlyPromises = everyCompany({
  id: 'nightly-promises',
  comment: 'When every order can leave, seen from the day that begins',
  schedule: { dailyAtUtc: AT_NIGHT },
  permissions: ['plan.run'],
  step: 'planning.keepNightlyPromises',
  width: 5,
  timeoutSeconds: 4 * 3600,
  // The same function computes plans, which may take minutes.
  taskSeconds: 310,
});
