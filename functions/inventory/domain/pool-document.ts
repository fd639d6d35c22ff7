import type { costPool } from '../../../shared/contracts/inventory/cost-pool.ts';
import type { Doc, Fields } from '../../../shared/contracts/noun.ts';
import type { CostPool } from './cost-pool-document.ts';

/** The cost pool as the valuation knows it; empty lists are not stored. */
export const poolOf = (doc: Doc<typeof costPool>, currency: string): CostPool => ({
  method: doc.method,
  currency,
  quantity: doc.quantity,
  value: doc.value,
  lastUnitCost: doc.lastUnitCost,
  layers: doc.layers ?? [],
  shortages: doc.shortages ?? [],
  ...(doc.standardCost !== undefined && { standardCost: doc.standardCost }),
  ...(doc.month !== undefined && { month: doc.month }),
});

/** What of the document follows from the valuation. */
export const poolFields = (pool: CostPool): Partial<Fields<typeof costPool>> => ({
  method: pool.method,
  quantity: pool.quantity,
  value: pool.value,
  lastUnitCost: pool.lastUnitCost,
  layers: pool.layers.length > 0 ? [...pool.layers] : undefined,
  shortages: pool.shortages.length > 0 ? [...pool.shortages] : undefined,
  standardCost: pool.standardCost,
  month: pool.month,
});
