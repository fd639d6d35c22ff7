import { everyCompany } from '../../platform/every-company.ts';

/** Half past midnight in China, where the companies are: the day before is over. */
const AT_NIGHT = '16:30';

/** Offers whose last day is over say so. There is nothing to undo. */
export const nightlyQuotations = everyCompany({
  id: 'nightly-quotations',
  comment: 'Quotations whose last day is over, in every company',
  schedule: { dailyAtUtc: AT_NIGHT },
  permissions: ['quotation.revise'],
  step: 'sales.expireQuotations',
  width: 10,
  timeoutSeconds: 2 * 3600,
});
