import type { countStock as contract } from '../../../shared/contracts/inventory/count-operations.ts';
import { stockCount } from '../../../shared/contracts/inventory/stock-count.ts';
import { warehouse } from '../../../shared/contracts/masterdata/warehouse.ts';
import { itemsById } from '../../masterdata/queries.ts';
import { need } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { create } from '../../platform/outcome.ts';
import { countVariance } from '../domain/count-variance.ts';
import { countedTwice, itemNotStocked, startsLater } from '../domain/inventory-errors.ts';
import { onHandAndMoved } from '../on-hand-and-moved.ts';

const series = { prefix: 'CNT' };

/** What people counted beside what the books say; nothing moves yet. */
export const countStock: CommandRun<typeof contract> = async (ctx, input) => {
  const { warehouseId, memo } = input;
  const startedAt = input.startedAt ?? ctx.now;
  if (startedAt > ctx.now) throw startsLater({}, '/startedAt');
  await need(ctx, warehouse, warehouseId, '/warehouseId');
  const ids = input.lines.map(({ itemId }) => itemId);
  const items = await itemsById(ctx, ids, (id) => `/lines/${ids.indexOf(id)}/itemId`);
  for (const [index, id] of ids.entries()) {
    const code = items.get(id)?.code;
    const pointer = `/lines/${index}/itemId`;
    if (ids.indexOf(id) !== index) throw countedTwice({ item: code }, pointer);
    if (!items.get(id)?.stocked) throw itemNotStocked({ item: code }, pointer);
  }
  const known = await onHandAndMoved(ctx, { warehouseId, itemIds: ids, since: startedAt });
  const lines = input.lines.map(({ itemId, counted, lot }) => {
    const { onHand, moved } = known.get(itemId) ?? { onHand: '0', moved: '0' };
    return {
      itemId,
      ...countVariance(counted, onHand, moved),
      ...(lot !== undefined && { lot }),
    };
  });
  const date = input.date ?? ctx.today;
  const change = create(ctx, stockCount, {
    number: await ctx.numbering.next(series, date),
    date,
    warehouseId,
    startedAt,
    state: 'counted',
    ...(memo !== undefined && { memo }),
    lines,
  });
  return { result: change.after, changes: [change] };
};
