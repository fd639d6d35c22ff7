import { item } from '../../../shared/contracts/masterdata/item.ts';
import type { promiseItem as contract } from '../../../shared/contracts/planning/promise-operations.ts';
import { need } from '../../platform/entity.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { type ExplainedPromise, promiseFor } from '../queries.ts';

/** What can leave when, and every step of how that came about. */
export const promiseItem: QueryRun<typeof contract> = async (
  ctx,
  { id, quantity, madeToOrder },
) => {
  await need(ctx, item, id);
  const [promise] = await promiseFor(ctx, [{ itemId: id, quantity, madeToOrder }]);
  return promise as ExplainedPromise;
};
