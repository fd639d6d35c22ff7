import { everyCompany } from '../../platform/every-company.ts';

/** Half past seven in the morning in China, where the companies are: letters of the day. */
const AT_NIGHTS_END = '23:30';

/** Writes to suppliers of what is due soon or overdue. A letter that went out cannot be undone. */
export const nightlyReminders = everyCompany({
  id: 'nightly-reminders',
  comment: 'Letters to suppliers about what is due soon or overdue, in every company',
  schedule: { dailyAtUtc: AT_NIGHTS_END },
  permissions: ['purchaseOrder.remind'],
  step: 'purchasing.remindSuppliers',
  width: 5,
  timeoutSeconds: 4 * 3600,
});
