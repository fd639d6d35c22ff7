import type { cancelStockCount as contract } from '../../../shared/contracts/inventory/count-operations.ts';
import { stockCount, stockCountStates } from '../../../shared/contracts/inventory/stock-count.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { revise } from '../../platform/outcome.ts';

/** A count that was wrong is put aside; it moved nothing. */
export const cancelStockCount: CommandRun<typeof contract> = async (ctx, input) => {
  const before = await load(ctx, stockCount, input.id, 'stockCount.write');
  stockCountStates.assertMove(before.state, 'cancelled', 'stock count');
  const change = revise(ctx, stockCount, before, { state: 'cancelled' });
  return { result: change.after, changes: [change] };
};
