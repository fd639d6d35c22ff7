import type { Report } from '../platform/read-model/report.ts';
import { checks } from './integrity.ts';
import { boardRows } from './reports/board-rows.ts';
import { conversionMonth } from './reports/conversion-month.ts';
import { dispatchRows } from './reports/dispatch-list.ts';
import { openIssues } from './reports/open-issues.ts';
import { orderCosts } from './reports/order-costs.ts';
import { orderLines } from './reports/order-lines.ts';
import { orderReceipts } from './reports/order-receipts.ts';
import { pieceSums } from './reports/piece-sums.ts';
import { conversionUntil, unsettledOrders } from './reports/production-month.ts';
import { soldShort } from './reports/sold-short.ts';
import { traceFile } from './reports/trace-file.ts';
import { waitingOrders } from './reports/waiting-orders.ts';
import { wantedByPegs } from './reports/wanted-by-pegs.ts';

/** Every question of manufacturing to the read model. */
export const reports = [
  boardRows,
  dispatchRows,
  openIssues,
  orderCosts,
  orderLines,
  orderReceipts,
  pieceSums,
  conversionMonth,
  conversionUntil,
  unsettledOrders,
  soldShort,
  traceFile,
  waitingOrders,
  wantedByPegs,
  ...checks.map(({ report }) => report),
] as readonly Report<never, unknown>[];
