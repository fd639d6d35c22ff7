import { accountMonths } from './reports/account-months.ts';
import { concernsReport } from './reports/concerns.ts';
import { accountParts, customerParts, orderParts } from './reports/figure-parts.ts';
import { openBusiness } from './reports/open-business.ts';

export const reports = [
  accountMonths,
  concernsReport,
  openBusiness,
  accountParts,
  customerParts,
  orderParts,
];
