import type { Ctx } from '../../platform/context.ts';
import type { TextOutput } from '../../platform/text-output.ts';
import { loadPlan } from '../stored-plan.ts';
import { namesOf } from './named-items.ts';
import { shownOrder } from './shown-order.ts';

/** The answer is the text; its name travels beside it. */
export const named = (text: string, fileName: string): string =>
  ({ text, fileName }) satisfies TextOutput as unknown as string;

/** An answer may have 6 MB. */
const ORDERS_A_PART = 10_000;

/** Orders of one part of a plan, and what to call it. */
export async function partOf(ctx: Ctx, { runId, part = 1 }: { runId?: string; part?: number }) {
  const { run, view } = await loadPlan(ctx, runId);
  const first = (part - 1) * ORDERS_A_PART;
  const count = Math.max(0, Math.min(ORDERS_A_PART, view.columns.orderAvailable.length - first));
  const orders = Array.from({ length: count }, (_, at) => view.order(first + at));
  const nameOf = await namesOf(
    ctx,
    orders.map(({ itemId }) => itemId),
  );
  const name = part === 1 ? run.number : `${run.number}-${part}`;
  return { name, orders: orders.map((order) => shownOrder(order, nameOf)) };
}
