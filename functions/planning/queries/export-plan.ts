import type {
  exportPlanTable as asTable,
  exportPlan as contract,
} from '../../../shared/contracts/planning/plan-queries.ts';
import type { Ctx } from '../../platform/context.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { toCsv } from '../../platform/imports/csv-output.ts';
import type { TextOutput } from '../../platform/text-output.ts';
import { loadPlan } from '../stored-plan.ts';
import { namesOf } from './named-items.ts';
import { shownOrder } from './shown-order.ts';

/** The answer is the text; its name travels beside it. */
const named = (text: string, fileName: string): string =>
  ({ text, fileName }) satisfies TextOutput as unknown as string;

/** An answer may have 6 MB. */
const ORDERS_A_PART = 10_000;

async function partOf(ctx: Ctx, { runId, part = 1 }: { runId?: string; part?: number }) {
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

export const exportPlan: QueryRun<typeof contract> = async (ctx, input) => {
  const { name, orders } = await partOf(ctx, input);
  const text = orders.map((order) => `${JSON.stringify(order)}\n`).join('');
  return named(text, `${name}.jsonl`);
};

const columns = [
  'id',
  'code',
  'name',
  'area',
  'order',
  'kind',
  'quantity',
  'releaseOn',
  'dueOn',
  'availableOn',
  'pastDue',
  'achievable',
  'achievableOn',
] as const;

export const exportPlanTable: QueryRun<typeof asTable> = async (ctx, input) => {
  const { name, orders } = await partOf(ctx, input);
  const rows = orders.map((order: Partial<Record<(typeof columns)[number], unknown>>) =>
    columns.map((column) => String(order[column] ?? '')),
  );
  return named(toCsv([[...columns], ...rows]), `${name}.csv`);
};
