import { stockMove } from '../../shared/contracts/inventory/stock-move.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import { type Decimal, isPositive, min, neg, sub, sum } from '../../shared/kernel/decimal.ts';
import type { JournalDraft } from '../finance/postings.ts';
import {
  type IssueLine,
  issueStock,
  receiptEntries,
  type StockSource,
} from '../inventory/postings.ts';
import { claimsOf } from '../inventory/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { need } from '../platform/entity.ts';
import type { Posting } from '../platform/outcome.ts';
import { spread } from './domain/cost-of-order.ts';

/** For whom a receipt was kept, and how much. */
export interface Kept {
  sourceId: string;
  sourceLine: string;
  quantity: Decimal;
}

interface Sending {
  date: string;
  source: StockSource;
  moveId: string;
}

/**
 * Finished goods go back to their order at what they came in for, out of the claims of those for
 * whom they were kept, as far as those still stand.
 */
export async function sendBack(
  ctx: Ctx,
  originalId: string,
  kept: readonly Kept[],
  sending: Sending,
  worth: (line: Doc<typeof stockMove>['lines'][number]) => Decimal,
): Promise<{ posting: Posting; entries: JournalDraft['lines'] }> {
  const original = await need(ctx, stockMove, originalId);
  const open = await standing(ctx, original, kept);
  const lines: IssueLine[] = [];
  for (const line of original.lines) {
    const parts = partsOf(line.quantity, line.itemId === original.lines[0]?.itemId ? open : []);
    const values = spread(
      worth(line),
      parts.map(({ quantity }) => quantity),
      ctx.company.currency,
    );
    for (const [i, { quantity, claim }] of parts.entries()) {
      lines.push({
        sourceLine: String(lines.length + 1),
        ...{ itemId: line.itemId, warehouseId: line.toWarehouseId as string, quantity },
        ...(line.lot !== undefined && { lot: line.lot }),
        ...(line.serial !== undefined && { serial: line.serial }),
        ...(claim && { fromReservation: quantity, reserved: claim }),
        returns: { moveId: original.id, value: values[i] ?? '0' },
        pointer: '/id',
      });
    }
  }
  const { posting, costs } = await issueStock(ctx, {
    ...sending,
    kind: 'reversal',
    to: 'production',
    accountRole: 'production',
    reverses: original.id,
    lines,
  });
  const values = costs.map((one) => ({
    ...one,
    ...{ value: neg(one.cost), adjustment: '0', variance: '0' },
  }));
  return { posting, entries: receiptEntries(values, 'production') };
}

/** Claims that still hold what was kept. */
async function standing(ctx: Ctx, original: Doc<typeof stockMove>, kept: readonly Kept[]) {
  const [product] = original.lines;
  const found = await Promise.all(
    kept.map(async (one) => {
      const held = (await claimsOf(ctx, one.sourceId)).filter(
        ({ sourceLine, itemId, warehouseId }) =>
          sourceLine === one.sourceLine &&
          itemId === product?.itemId &&
          warehouseId === product.toWarehouseId,
      );
      return { ...one, quantity: min(one.quantity, sum(held.map(({ quantity }) => quantity))) };
    }),
  );
  return found.filter(({ quantity }) => isPositive(quantity));
}

interface Part {
  quantity: Decimal;
  claim?: { sourceId: string; sourceLine: string };
}

/** A quantity first out of claims, which are used up, the rest from free stock. */
function partsOf(quantity: Decimal, open: Kept[]): Part[] {
  const parts: Part[] = [];
  let left = quantity;
  for (const one of open) {
    const part = min(left, one.quantity);
    if (!isPositive(part)) continue;
    left = sub(left, part);
    one.quantity = sub(one.quantity, part);
    const { sourceId, sourceLine } = one;
    parts.push({ quantity: part, claim: { sourceId, sourceLine } });
  }
  return isPositive(left) ? [...parts, { quantity: left }] : parts;
}
