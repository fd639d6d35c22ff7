import { conflict } from '../../../shared/kernel/errors.ts';
import type { Ctx } from '../../platform/context.ts';
import type { Guard } from '../../platform/guard.ts';
import type { Key } from '../../platform/keys.ts';

const keyOf = (salesOrderId: string): Key => ({ pk: `plannedLines#${salesOrderId}`, sk: 'mark' });

/**
 * Two at once who plan lines of the same sales order cannot both be first: the other decides
 * again, and then finds what the first has planned.
 */
export async function markPlanned(ctx: Ctx, salesOrderIds: readonly string[]): Promise<Guard[]> {
  const ids = [...new Set(salesOrderIds)];
  const marks = await ctx.store.items(ids.map(keyOf));
  return ids.map((id, index) => {
    const seen = marks[index]?.['n'] as number | undefined;
    return {
      key: keyOf(id),
      equals: { n: seen },
      set: { n: (seen ?? 0) + 1 },
      refusal: conflict({ reason: 'work orders for this sales order were made meanwhile' }),
    };
  });
}
