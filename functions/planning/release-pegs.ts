import { MOST_PEGS } from '../../shared/contracts/manufacturing/work-order.ts';
import type { Decimal } from '../../shared/kernel/decimal.ts';
import type { Ctx } from '../platform/context.ts';
import type { SalesPeg } from './domain/merge-planned.ts';
import { findInPlan } from './domain/mrp/find-in-plan.ts';
import { servedLines } from './domain/mrp/served-demands.ts';
import { type LineToMake, linesToMake } from './reports/lines-to-make.ts';
import type { StoredPlan } from './stored-plan.ts';
import type { InHand } from './take-in-hand.ts';

/** By line of a sales order, what of an order taken in hand the plan has pegged to it. */
function peggedLines({ view }: StoredPlan, { id, fields }: InHand): Map<string, Decimal> {
  const { order, quantity, plannedOrderId } = fields;
  if (order !== undefined) return new Map([[order, quantity]]);
  const found = findInPlan(view, id) ?? findInPlan(view, plannedOrderId);
  return found === undefined ? new Map() : servedLines(view, found);
}

const lineKey = ({ salesOrderId, lineNo }: Pick<LineToMake, 'salesOrderId' | 'lineNo'>): string =>
  `${salesOrderId}/${lineNo}`;

/**
 * By its id, what each order that is made is for: the lines that the plan pegged it to, as far as
 * they still want this very item. A part that is kept for an order has no peg to it: the line
 * wants the product.
 */
export async function pegsOfTaken(
  ctx: Ctx,
  plan: StoredPlan,
  taken: readonly InHand[],
): Promise<Map<string, SalesPeg[]>> {
  const made = taken.filter(({ fields }) => fields.kind === 'make');
  const pegged = made.map((one) => ({ one, lines: peggedLines(plan, one) }));
  const named = pegged.flatMap(({ lines }) => [...lines.keys()]);
  const salesOrderIds = [...new Set(named.map((line) => line.split('/')[0] as string))];
  const open =
    salesOrderIds.length === 0
      ? []
      : await ctx.reads.report(linesToMake, { salesOrderIds, today: ctx.today });
  const lineOf = new Map(open.map((line) => [lineKey(line), line]));
  return new Map(
    pegged.map(({ one: { id, fields }, lines }) => {
      const pegs = [...lines].flatMap(([key, quantity]): SalesPeg[] => {
        const line = lineOf.get(key);
        if (line?.itemId !== fields.itemId) return [];
        const { salesOrderId, lineNo } = line;
        return [{ salesOrderId, lineNo, quantity, hard: fields.order !== undefined }];
      });
      return [id, pegs.slice(0, MOST_PEGS)];
    }),
  );
}
