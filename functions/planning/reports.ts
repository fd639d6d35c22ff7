import type { Report } from '../platform/read-model/report.ts';
import { buyingTerms } from './reports/buying-terms.ts';
import { draftLines } from './reports/draft-lines.ts';
import { kitRows } from './reports/kit-rows.ts';
import { openOperations } from './reports/open-operations.ts';
import { promiseRows } from './reports/promise-rows.ts';

export const reports: readonly Report<never, unknown>[] = [
  promiseRows,
  openOperations,
  kitRows,
  draftLines,
  buyingTerms,
];
