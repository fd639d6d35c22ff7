import { defineModule } from '../module.ts';
import { costPool } from './cost-pool.ts';
import * as events from './events.ts';
import { reservation } from './reservation.ts';
import { stockCount } from './stock-count.ts';
import { stockMove } from './stock-move.ts';

/** What lies where, who may have it, and what it is worth. */
export const inventory = defineModule({
  id: 'inventory',
  floor: 3,
  label: { en: 'Inventory', zh: '库存' },
  nouns: [stockMove, reservation, costPool, stockCount],
  operations: {},
  events: Object.values(events),
});
