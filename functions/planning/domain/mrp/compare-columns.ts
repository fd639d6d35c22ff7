// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import { dayNumber } from '../../../../shared/kernel/date.ts';
import { exceptionCodes } from '../plan.ts';
import type { PlanColumns } from './plan-columns.ts';
import type { PlanView } from './plan-view.ts';

/** Rows of the same planned order in two plans; one is absent where only the other has it. */
export interface OrderChange {
  change: 'added' | 'removed' | 'changed';
  before?: { stream: number; row: number };
  after?: { stream: number; row: number };
}

const nameOf = (view: PlanView, stream: number): string => {
  const { itemId, area, order } = view.stream(stream);
  return `${itemId}~${area}~${order}`;
};

interface Span {
  stream: number;
  row: number;
  end: number;
}

const spanOf = ({ orderStart }: PlanColumns, stream: number | undefined): Span =>
  stream === undefined
    ? { stream: 0, row: 0, end: 0 }
    : { stream, row: orderStart[stream]!, end: orderStart[stream + 1]! };

/** The same stream in both plans, order by order: those of a day are matched in sequence. */
function* changesOf(a: PlanView, b: PlanView, before: Span, after: Span): Generator<OrderChange> {
  const shift = dayNumber(b.columns.today) - dayNumber(a.columns.today);
  while (before.row < before.end || after.row < after.end) {
    const was = before.row < before.end ? a.columns.orderAvailable[before.row]! - shift : Infinity;
    const is = after.row < after.end ? b.columns.orderAvailable[after.row]! : Infinity;
    const old = { stream: before.stream, row: before.row };
    const now = { stream: after.stream, row: after.row };
    if (was <= is) before.row += 1;
    if (is <= was) after.row += 1;
    if (was < is) yield { change: 'removed', before: old };
    else if (is < was) yield { change: 'added', after: now };
    else if (!sameOrder(a, b, old.row, now.row, shift)) {
      yield { change: 'changed', before: old, after: now };
    }
  }
}

function sameOrder(a: PlanView, b: PlanView, old: number, now: number, shift: number): boolean {
  return (
    BigInt(a.columns.orderQuantity[old]!) === BigInt(b.columns.orderQuantity[now]!) &&
    a.columns.orderRelease[old]! - shift === b.columns.orderRelease[now]
  );
}

/** What the later plan orders differently, stream by stream in its order, gone streams last. */
export function* comparePlanColumns(a: PlanView, b: PlanView): Generator<OrderChange> {
  const known = new Map<string, number>();
  for (let stream = 0; stream < a.columns.streamItem.length; stream += 1) {
    known.set(nameOf(a, stream), stream);
  }
  for (let stream = 0; stream < b.columns.streamItem.length; stream += 1) {
    const name = nameOf(b, stream);
    yield* changesOf(a, b, spanOf(a.columns, known.get(name)), spanOf(b.columns, stream));
    known.delete(name);
  }
  for (const stream of known.values()) {
    yield* changesOf(a, b, spanOf(a.columns, stream), spanOf(b.columns, undefined));
  }
}

/** How many orders came, went and changed. */
export function countChanges(a: PlanView, b: PlanView) {
  const counts = { added: 0, removed: 0, changed: 0 };
  for (const { change } of comparePlanColumns(a, b)) counts[change] += 1;
  return counts;
}

/** How many exceptions of each kind there are. */
export function countExceptions(plan: PlanColumns): Partial<Record<string, number>> {
  const counts = new Array<number>(exceptionCodes.length).fill(0);
  for (const code of plan.exceptionCode) counts[code]! += 1;
  const named = exceptionCodes.map((code, at) => [code, counts[at]!] as const);
  return Object.fromEntries(named.filter(([, count]) => count > 0));
}
