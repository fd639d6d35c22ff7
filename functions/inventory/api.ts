import { ledgerSettings } from '../../shared/contracts/finance/ledger-settings.ts';
import { inventory } from '../../shared/contracts/inventory/module.ts';
import { commandRoutes, moduleApi } from '../platform/module-api.ts';
import { approveStockCount } from './operations/approve-stock-count.ts';
import { cancelStockCount } from './operations/cancel-stock-count.ts';
import { changeReservationKind } from './operations/change-reservation-kind.ts';
import { countStock } from './operations/count-stock.ts';
import { issueOtherStock } from './operations/issue-other-stock.ts';
import { postOpeningStock } from './operations/post-opening-stock.ts';
import { receiveOtherStock } from './operations/receive-other-stock.ts';
import { reverseStockMove } from './operations/reverse-stock-move.ts';
import { runMonthCost } from './operations/run-month-cost.ts';
import { spreadBalance } from './operations/spread-balance.ts';
import { transferStock } from './operations/transfer-stock.ts';

export const routes = commandRoutes(
  inventory,
  {
    postOpeningStock,
    receiveOtherStock,
    issueOtherStock,
    spreadBalance,
    transferStock,
    reverseStockMove,
    countStock,
    approveStockCount,
    cancelStockCount,
    changeReservationKind,
    runMonthCost,
  },
  {},
  [ledgerSettings],
);
export const handler = moduleApi(routes);
