import type { Report } from '../platform/read-model/report.ts';

export const reports: readonly Report[] = [];
