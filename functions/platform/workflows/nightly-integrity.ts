import { everyCompany } from '../every-company.ts';

/** Two in the morning in China, where the companies are. */
const AT_NIGHT = '18:00';

/**
 * Checks every company once a night. There is nothing to undo: each check only keeps its result.
 */
export const nightlyIntegrity = everyCompany({
  id: 'nightly-integrity',
  comment: 'Whether all that must hold does, in every company',
  schedule: { dailyAtUtc: AT_NIGHT },
  permissions: ['*.read'],
  step: 'platform.checkIntegrity',
  width: 5,
  timeoutSeconds: 4 * 3600,
});
