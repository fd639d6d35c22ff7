import { stockMove } from '../../../shared/contracts/inventory/stock-move.ts';
import type { explainMoveCost as contract } from '../../../shared/contracts/inventory/stock-queries.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import { isZero, sum } from '../../../shared/kernel/decimal.ts';
import type { Ctx } from '../../platform/context.ts';
import { load } from '../../platform/entity.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { issue } from '../domain/cost-pool.ts';
import { type CostPool, unitCost } from '../domain/cost-pool-document.ts';
import { costPoolId } from '../domain/derived-ids.ts';
import { step, type Trace } from '../domain/trace.ts';
import { traceLabel } from '../domain/trace-labels.ts';
import { poolVersions } from '../pool-versions.ts';

type Move = Doc<typeof stockMove>;
type Line = Move['lines'][number];

/** The calculation is done again on the pool as it was, so that it shows what really happened. */
export const explainMoveCost: QueryRun<typeof contract> = async (ctx, { id }) => {
  const move = await load(ctx, stockMove, id, 'cost.read');
  const valued = move.lines.filter(({ cost }) => cost !== undefined);
  const itemIds = [...new Set(valued.map(({ itemId }) => itemId))];
  const traces: Trace[] = [];
  for (const itemId of itemIds) {
    const lines = valued.filter((line) => line.itemId === itemId);
    traces.push(await traceOf(ctx, move, itemId, lines));
  }
  return {
    value: sum(valued.map(({ cost }) => cost ?? '0')),
    steps: traces.flat().map(({ code, numbers }) => ({
      label: traceLabel(code),
      code,
      ...Object.fromEntries(shown.flatMap(([name, as]) => pick(numbers, name, as))),
    })),
  };
};

/** Which numbers of a step are shown, and under which names. */
const shown = [
  ['quantity', 'quantity'],
  ['unitCost', 'unitCost'],
  ['cost', 'cost'],
  ['value', 'stockValue'],
  ['amount', 'cost'],
] as const;

const pick = (numbers: Readonly<Record<string, string>>, name: string, as: string) =>
  numbers[name] === undefined ? [] : [[as, numbers[name]] as [string, string]];

async function traceOf(ctx: Ctx, move: Move, itemId: string, lines: readonly Line[]) {
  const versions = await poolVersions(ctx, costPoolId(itemId));
  const at = versions.findIndex((one) => one.at === move.createdAt);
  const [before, after] = [versions[at - 1]?.pool, versions[at]?.pool];
  if (lines.every(({ fromKind }) => fromKind === 'warehouse') && before && !move.reverses) {
    return issueTrace(ctx, move, before, lines);
  }
  return receiptTrace(lines, after);
}

/** Takes the lines out once more, one after the other. */
function issueTrace(ctx: Ctx, move: Move, before: CostPool, lines: readonly Line[]): Trace {
  let pool = before;
  return lines.flatMap(({ quantity }) => {
    const { id: source, date } = move;
    const allowNegative = ctx.company.allowNegativeStock;
    const out = issue(pool, { quantity, source, date, allowNegative });
    pool = out.pool;
    return out.trace;
  });
}

/** What came in or went back, at which value, and what the pool was worth afterwards. */
function receiptTrace(lines: readonly Line[], after: CostPool | undefined): Trace {
  const moved = lines.map(({ quantity, cost = '0', fromKind, open }) => {
    const code = fromKind === 'warehouse' || open ? 'cost.returnedAtCredit' : 'cost.received';
    return step(code, { quantity, cost, unitCost: unitCost(cost, quantity) });
  });
  if (!after || isZero(after.quantity)) return moved;
  const { quantity, value } = after;
  return [
    ...moved,
    step('cost.newAverage', { quantity, value, unitCost: unitCost(value, quantity) }),
  ];
}
