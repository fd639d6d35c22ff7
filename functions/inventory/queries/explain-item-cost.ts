import { moveKinds } from '../../../shared/contracts/inventory/stock-move.ts';
import type { explainItemCost as contract } from '../../../shared/contracts/inventory/stock-queries.ts';
import { item } from '../../../shared/contracts/masterdata/item.ts';
import { isZero } from '../../../shared/kernel/decimal.ts';
import { need } from '../../platform/entity.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { unitCost } from '../domain/cost-pool-document.ts';
import { costPoolId } from '../domain/derived-ids.ts';
import { poolVersions } from '../pool-versions.ts';
import { movesOfItem } from '../reports/moves-of-item.ts';

const MAX_STEPS = 200;
const unknownMove = { en: 'Adjustment', zh: '成本调整' };

/** How the cost of an item came about: every movement, and what it left in the pool. */
export const explainItemCost: QueryRun<typeof contract> = async (ctx, { id, asOf }) => {
  await need(ctx, item, id);
  const versions = (await poolVersions(ctx, costPoolId(id))).filter(
    ({ at }) => asOf === undefined || at <= asOf,
  );
  const moves = new Map(
    (await ctx.reads.report(movesOfItem, { itemId: id })).map((move) => [move.at, move]),
  );
  const steps = versions.slice(-MAX_STEPS).map(({ at, pool }) => {
    const move = moves.get(at);
    const kind = move && moveKinds[move.kind as keyof typeof moveKinds];
    return {
      label: kind ?? unknownMove,
      code: move?.kind ?? 'adjustment',
      ...(move && { date: move.date, number: move.number, moveId: move.moveId }),
      ...(move && { quantity: move.quantity, cost: move.cost }),
      stockQuantity: pool.quantity,
      stockValue: pool.value,
      unitCost: isZero(pool.quantity) ? pool.lastUnitCost : unitCost(pool.value, pool.quantity),
    };
  });
  const last = versions.at(-1)?.pool;
  return {
    value: steps.at(-1)?.unitCost ?? '0',
    quantity: last?.quantity ?? '0',
    stockValue: last?.value ?? '0',
    steps,
  };
};
