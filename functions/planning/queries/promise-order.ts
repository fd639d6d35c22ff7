import type { AnyDoc } from '../../../shared/contracts/noun.ts';
import { orderPromise } from '../../../shared/contracts/planning/order-promise.ts';
import type { promiseOrder as contract } from '../../../shared/contracts/planning/promise-operations.ts';
import { notFound } from '../../../shared/kernel/errors.ts';
import type { Ctx } from '../../platform/context.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { inScope, scopeOf } from '../../platform/permissions.ts';
import { explainOrderPromise } from '../domain/promise/explain-promise.ts';
import { orderPromises } from '../domain/promise/order-promises.ts';
import type { PromiseLine } from '../domain/promise/promise-lines.ts';
import { promisedOrder, promiseFactsOf } from '../promise-facts.ts';
import { type ExplainedPromise, promiseFor, shownStep } from '../queries.ts';
import { draftLines } from '../reports/draft-lines.ts';
import type { OrderRow } from '../reports/promised-orders.ts';

/** A confirmed order as it stands among all others; a draft as if it came now. */
export const promiseOrder: QueryRun<typeof contract> = async (ctx, { id }) => {
  const { facts, orders } = await promiseFactsOf(ctx, { orderIds: [id], capacity: false });
  const [order] = orders;
  if (!order || !mayBeSeen(ctx, order)) throw notFound({ noun: 'sales order', id });
  const drafted = await ctx.reads.report(draftLines, { id });
  if (drafted.length > 0) return promiseDraft(ctx, order, drafted);
  const asked = promisedOrder(order);
  const [promise] = orderPromises(facts, [asked]);
  const steps = explainOrderPromise(facts, asked);
  return {
    salesOrderId: id,
    number: order.number,
    confirmed: true,
    fullDate: promise?.promisedOn ?? null,
    lines: (promise?.lines ?? []).map(({ line, itemId, open, promisedOn, cause }) => ({
      ...{ lineNo: line, itemId, open, promisedOn },
      cause: cause.kind,
      ...(cause.source && { source: cause.source }),
      steps: (steps.get(line) ?? []).map(shownStep),
    })),
  };
};

/** The scope of the promise is that of its order. */
function mayBeSeen(ctx: Ctx, { ownerId, team, region }: OrderRow): boolean {
  const scope = scopeOf(ctx.access, 'orderPromise.read');
  const seen = { ownerId, team, region } as unknown as AnyDoc;
  return scope !== undefined && inScope(orderPromise, seen, scope, ctx.access);
}

async function promiseDraft(
  ctx: Ctx,
  { id, number }: OrderRow,
  lines: readonly (PromiseLine & { lineNo: number })[],
) {
  const promises = await promiseFor(ctx, lines);
  const dates = promises.map(({ fullDate }) => fullDate);
  const known = dates.filter((date) => date !== null).sort();
  return {
    salesOrderId: id,
    number,
    confirmed: false,
    fullDate: dates.includes(null) ? null : (known.at(-1) ?? null),
    lines: promises.map(({ itemId, quantity, fullDate, parts, steps }, index) => {
      const last = parts.at(-1);
      return {
        lineNo: lines[index]?.lineNo ?? index + 1,
        itemId,
        open: quantity,
        promisedOn: fullDate,
        cause: fullDate === null ? ('unknown' as const) : causeOf(last),
        ...(last?.source && { source: last.source }),
        steps,
      };
    }),
  };
}

type Part = ExplainedPromise['parts'][number];

const causeOf = (last: Part | undefined): 'work' | Part['kind'] =>
  last?.kind === 'receipt' && last.source?.noun === 'workOrder' ? 'work' : (last?.kind ?? 'stock');
