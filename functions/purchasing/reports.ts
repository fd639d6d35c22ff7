import type { Report } from '../platform/read-model/report.ts';
import { checks } from './integrity.ts';
import { itemsRunningLow } from './reports/items-running-low.ts';
import { openLines } from './reports/open-lines.ts';
import { pricesOfItems } from './reports/prices-of-items.ts';
import { remindedBefore } from './reports/reminded-before.ts';
import { requestProgress } from './reports/request-progress.ts';
import { sharesOfItem } from './reports/shares-of-item.ts';
import { usageOfItem } from './reports/usage-of-item.ts';

/** Every question of purchasing to the read model. */
export const reports = [
  itemsRunningLow,
  openLines,
  pricesOfItems,
  remindedBefore,
  requestProgress,
  sharesOfItem,
  usageOfItem,
  ...checks.map(({ report }) => report),
] as readonly Report<never, unknown>[];
