import { accountMonths } from './reports/account-months.ts';
import { concernsReport } from './reports/concerns.ts';
import { openBusiness } from './reports/open-business.ts';

export const reports = [accountMonths, concernsReport, openBusiness];
