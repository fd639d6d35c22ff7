import type { Chart } from '../charts/chart-template.ts';
import { enterpriseStatements } from './enterprise-statements.ts';
import { generalStatements } from './general-statements.ts';
import { smallBusinessStatements } from './small-business-statements.ts';
import type { Statements } from './statement-template.ts';

const byChart: Readonly<Record<Chart['id'], Statements>> = {
  cnSmallBusiness: smallBusinessStatements,
  cnEnterprise: enterpriseStatements,
  general: generalStatements,
};

/** The forms that belong to a chart of accounts. */
export const statementsFor = (chart: Chart['id']): Statements => byChart[chart];
