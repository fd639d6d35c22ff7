import { defineModule } from '../module.ts';
import { importReaction } from '../platform/import-reaction.ts';
import * as costs from './cost-operations.ts';
import { costPool } from './cost-pool.ts';
import * as counts from './count-operations.ts';
import * as events from './events.ts';
import * as moves from './move-operations.ts';
import { openingStockImport } from './opening-stock-import.ts';
import { reservation } from './reservation.ts';
import * as reservations from './reservation-operations.ts';
import { spreadBalance } from './stock-balance-operations.ts';
import { stockCount } from './stock-count.ts';
import { stockMove } from './stock-move.ts';
import * as queries from './stock-queries.ts';

const { postOpeningStock, receiveOtherStock, issueOtherStock } = moves;
const { transferStock, reverseStockMove } = moves;
const { countStock, approveStockCount, cancelStockCount } = counts;
const { listStock, listLots, itemAvailability } = queries;
const { explainItemCost, explainMoveCost } = queries;

/** What lies where, who may have it, and what it is worth. */
export const inventory = defineModule({
  id: 'inventory',
  floor: 3,
  label: { en: 'Inventory', zh: '库存' },
  nouns: [stockMove, reservation, costPool, stockCount],
  operations: {
    postOpeningStock,
    receiveOtherStock,
    issueOtherStock,
    transferStock,
    reverseStockMove,
    countStock,
    approveStockCount,
    cancelStockCount,
    ...reservations,
    spreadBalance,
    ...costs,
    listStock,
    listLots,
    itemAvailability,
    explainItemCost,
    explainMoveCost,
  },
  events: Object.values(events),
  imports: [openingStockImport],
  reactions: [importReaction('inventory')],
});
