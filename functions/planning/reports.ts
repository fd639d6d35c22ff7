import type { Report } from '../platform/read-model/report.ts';
import { openOperations } from './reports/open-operations.ts';
import { promiseRows } from './reports/promise-rows.ts';

export const reports: readonly Report<never, unknown>[] = [promiseRows, openOperations];
