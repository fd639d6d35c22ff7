import type { exportedRows } from '../../../shared/contracts/planning/plan-choices.ts';
import type { Ctx } from '../../platform/context.ts';
import type { TextOutput } from '../../platform/text-output.ts';
import { shownArea } from '../domain/areas.ts';
import { listPegs } from '../domain/mrp/list-pegs.ts';
import { loadPlan } from '../stored-plan.ts';
import { namesOf } from './named-items.ts';
import { shownOrder } from './shown-order.ts';

/** The answer is the text; its name travels beside it. */
export const named = (text: string, fileName: string): string =>
  ({ text, fileName }) satisfies TextOutput as unknown as string;

/** An answer may have 6 MB. */
const ROWS_A_PART = 10_000;

/** What each kind of row says, in the order in which a table has it. */
export const columnsOf = {
  orders: [
    ...['id', 'code', 'name', 'area', 'order', 'kind', 'quantity', 'releaseOn', 'dueOn'],
    ...['availableOn', 'pastDue', 'achievable', 'achievableOn'],
  ],
  pegs: [
    ...['code', 'area', 'order', 'demandKind', 'demand', 'demandOn', 'demandQuantity'],
    ...['supplyKind', 'supply', 'supplyOn', 'quantity'],
  ],
} as const satisfies Record<keyof typeof exportedRows, readonly string[]>;

interface Wanted {
  runId?: string;
  rows?: keyof typeof exportedRows;
  part?: number;
}

/** Rows of one part of a plan, and what to call it. */
export async function partOf(ctx: Ctx, { runId, rows = 'orders', part = 1 }: Wanted) {
  const { run, view } = await loadPlan(ctx, runId);
  const first = (part - 1) * ROWS_A_PART;
  const name = [run.number, rows === 'pegs' && 'pegs', part > 1 && part].filter(Boolean).join('-');
  if (rows === 'pegs') {
    const pegs = listPegs(view, first, ROWS_A_PART);
    const nameOf = await namesOf(ctx, itemIdsOf(pegs));
    const shown = pegs.map(({ itemId, area, order, ...rest }) => ({
      ...{ itemId, code: nameOf(itemId).code, area: shownArea(area) },
      ...(order !== '' && { order }),
      ...rest,
    }));
    return { name, rows: shown };
  }
  const count = Math.max(0, Math.min(ROWS_A_PART, view.columns.orderAvailable.length - first));
  const orders = Array.from({ length: count }, (_, at) => view.order(first + at));
  const nameOf = await namesOf(ctx, itemIdsOf(orders));
  return { name, rows: orders.map((order) => shownOrder(order, nameOf)) };
}

const itemIdsOf = (rows: readonly { itemId: string }[]) => rows.map(({ itemId }) => itemId);
