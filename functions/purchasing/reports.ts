import type { Report } from '../platform/read-model/report.ts';
import { openLines } from './reports/open-lines.ts';
import { openRequestLines } from './reports/open-requests.ts';
import { pricesOfItems } from './reports/prices-of-items.ts';

/** Every question of purchasing to the read model. */
export const reports = [openLines, openRequestLines, pricesOfItems] as readonly Report<
  never,
  unknown
>[];
