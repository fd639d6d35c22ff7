import { add, type Decimal } from '../../shared/kernel/decimal.ts';
import type { Ctx } from '../platform/context.ts';
import type { Merged } from './domain/merge-planned.ts';
import { findInPlan } from './domain/mrp/find-in-plan.ts';
import { servedLines } from './domain/mrp/served-demands.ts';
import { type LineToMake, linesToMake } from './reports/lines-to-make.ts';
import type { StoredPlan } from './stored-plan.ts';
import type { InHand } from './take-in-hand.ts';

/** As many as a work order names. */
const MOST_PEGS = 100;

interface SalesPeg {
  salesOrderId: string;
  lineNo: number;
  quantity: Decimal;
  hard: boolean;
}

/** By line of a sales order, what of a merged order the plan has pegged to it. */
function peggedLines(
  { view }: StoredPlan,
  { order, planned, members }: Merged,
  takenOf: (id: string) => InHand | undefined,
): Map<string, Decimal> {
  if (order !== '') return new Map([[order, planned]]);
  const lines = new Map<string, Decimal>();
  for (const { id } of members) {
    const found =
      findInPlan(view, id) ?? findInPlan(view, takenOf(id)?.fields.plannedOrderId ?? id);
    if (found === undefined) continue;
    for (const [line, quantity] of servedLines(view, found)) {
      lines.set(line, add(lines.get(line) ?? '0', quantity));
    }
  }
  return lines;
}

const lineKey = ({ salesOrderId, lineNo }: Pick<LineToMake, 'salesOrderId' | 'lineNo'>): string =>
  `${salesOrderId}/${lineNo}`;

/**
 * What each work order is for: the lines that the plan pegged it to, as far as they still want
 * this very item. A part that is kept for an order has no peg to it: the line wants the product.
 */
export async function pegsOfRelease(
  ctx: Ctx,
  plan: StoredPlan,
  merged: readonly Merged[],
  takenOf: (id: string) => InHand | undefined,
): Promise<Map<Merged, SalesPeg[]>> {
  const pegged = new Map(merged.map((one) => [one, peggedLines(plan, one, takenOf)]));
  const named = [...pegged.values()].flatMap((lines) => [...lines.keys()]);
  const salesOrderIds = [...new Set(named.map((line) => line.split('/')[0] as string))];
  const open =
    salesOrderIds.length === 0 ? [] : await ctx.reads.report(linesToMake, { salesOrderIds });
  const lineOf = new Map(open.map((line) => [lineKey(line), line]));
  return new Map(
    [...pegged].map(([one, lines]) => {
      const pegs = [...lines].flatMap(([key, quantity]): SalesPeg[] => {
        const line = lineOf.get(key);
        if (line?.itemId !== one.itemId) return [];
        const { salesOrderId, lineNo } = line;
        return [{ salesOrderId, lineNo, quantity, hard: one.order !== '' }];
      });
      return [one, pegs.slice(0, MOST_PEGS)];
    }),
  );
}
