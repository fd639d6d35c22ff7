import type { itemPlan as contract } from '../../../shared/contracts/planning/plan-queries.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { areaOf } from '../domain/areas.ts';
import { notInPlan } from '../domain/errors.ts';
import { bucketPlan } from '../domain/mrp/bucket-plan.ts';
import { streamsOfItem } from '../domain/mrp/find-in-plan.ts';
import { loadPlan } from '../stored-plan.ts';
import { namesOf } from './named-items.ts';

/** Gross, scheduled, net, planned and balance of an item, bucket by bucket. */
export const itemPlan: QueryRun<typeof contract> = async (ctx, input) => {
  const { itemId, area = '', order = '', bucket = 'week' } = input;
  const { run, view } = await loadPlan(ctx, input.runId);
  const stream = streamsOfItem(view.columns, itemId).find((each) => {
    const own = view.stream(each);
    return own.area === areaOf(area) && own.order === order;
  });
  if (stream === undefined) throw notInPlan({ id: itemId }, '/itemId');
  const text = (quantity: number) => view.quantity(stream, quantity);
  const { rows, pastDueRelease } = bucketPlan(view, stream, bucket);
  const nameOf = await namesOf(ctx, [itemId]);
  return {
    runId: run.id,
    ...nameOf(itemId),
    stock: text(view.columns.streamStock[stream] as number),
    safetyStock: text(view.columns.streamSafety[stream] as number),
    pastDueRelease: text(pastDueRelease),
    rows: rows.map(({ from, ...row }) => ({
      from,
      gross: text(row.gross),
      scheduled: text(row.scheduled),
      net: text(row.net),
      plannedReceipt: text(row.plannedReceipt),
      plannedRelease: text(row.plannedRelease),
      balance: text(row.balance),
    })),
  };
};
