// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import { dayNumber } from '../../../../shared/kernel/date.ts';
import { exceptionCodes } from '../plan.ts';
import { NONE } from './model.ts';
import type { PlanColumns } from './plan-columns.ts';

/** Rows of the same planned order in two plans; one is absent where only the other has it. */
export interface OrderChange {
  change: 'added' | 'removed' | 'changed';
  before?: { stream: number; row: number };
  after?: { stream: number; row: number };
}

const sameNames = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((name, at) => name === b[at]);

/** Where each name stands in another list, or NONE. */
function placesIn(list: readonly string[], names: readonly string[]): Int32Array {
  if (sameNames(list, names)) return Int32Array.from(names, (_, at) => at);
  const places = new Map(list.map((name, at) => [name, at]));
  return Int32Array.from(names, (name) => places.get(name) ?? NONE);
}

const sameNumbers = (a: Int32Array, b: Int32Array): boolean =>
  a.length === b.length && a.every((number, at) => number === b[at]);

/** Whether row for row the streams are the same, as they mostly are. */
const sameStreams = (a: PlanColumns, b: PlanColumns): boolean =>
  sameNames(a.items, b.items) &&
  sameNames(a.areas, b.areas) &&
  sameNames(a.orders, b.orders) &&
  sameNumbers(a.streamItem, b.streamItem) &&
  sameNumbers(a.streamArea, b.streamArea) &&
  sameNumbers(a.streamOrder, b.streamOrder);

/** Row of each stream of a plan in an earlier one, or NONE. */
function streamsBefore(a: PlanColumns, b: PlanColumns): Int32Array {
  if (sameStreams(a, b)) return Int32Array.from(b.streamItem, (_, row) => row);
  const key = (item: number, area: number, order: number) =>
    (item * a.areas.length + area) * a.orders.length + order;
  const known = new Map<number, number>();
  for (let row = 0; row < a.streamItem.length; row += 1) {
    known.set(key(a.streamItem[row]!, a.streamArea[row]!, a.streamOrder[row]!), row);
  }
  const items = placesIn(a.items, b.items);
  const areas = placesIn(a.areas, b.areas);
  const orders = placesIn(a.orders, b.orders);
  return Int32Array.from(b.streamItem, (one, row) => {
    const item = items[one]!;
    const area = areas[b.streamArea[row]!]!;
    const order = orders[b.streamOrder[row]!]!;
    if (item === NONE || area === NONE || order === NONE) return NONE;
    return known.get(key(item, area, order)) ?? NONE;
  });
}

interface Span {
  stream: number;
  row: number;
  end: number;
}

const spanOf = ({ orderStart }: PlanColumns, stream: number): Span =>
  stream === NONE
    ? { stream: 0, row: 0, end: 0 }
    : { stream, row: orderStart[stream]!, end: orderStart[stream + 1]! };

/** Two plans, the later one second, and how many days it was made after the other. */
interface Pair {
  a: PlanColumns;
  b: PlanColumns;
  shift: number;
}

/** The same stream in both plans, order by order: those of a day are matched in sequence. */
function* changesOf(plans: Pair, before: Span, after: Span): Generator<OrderChange> {
  const { a, b, shift } = plans;
  while (before.row < before.end || after.row < after.end) {
    const was = before.row < before.end ? a.orderAvailable[before.row]! - shift : Infinity;
    const is = after.row < after.end ? b.orderAvailable[after.row]! : Infinity;
    const old = { stream: before.stream, row: before.row };
    const now = { stream: after.stream, row: after.row };
    if (was <= is) before.row += 1;
    if (is <= was) after.row += 1;
    if (was < is) yield { change: 'removed', before: old };
    else if (is < was) yield { change: 'added', after: now };
    else if (!sameOrder(plans, old.row, now.row)) {
      yield { change: 'changed', before: old, after: now };
    }
  }
}

/** Most streams order what they ordered: that is seen without a row for each. */
function isSame({ a, b, shift }: Pair, before: Span, after: Span): boolean {
  if (a.exact || b.exact) return false;
  if (before.end - before.row !== after.end - after.row) return false;
  const { orderAvailable, orderRelease, orderQuantity } = b;
  for (let old = before.row, now = after.row; now < after.end; old += 1, now += 1) {
    if (a.orderQuantity[old] !== orderQuantity[now]) return false;
    if (a.orderAvailable[old]! - shift !== orderAvailable[now]) return false;
    if (a.orderRelease[old]! - shift !== orderRelease[now]) return false;
  }
  return true;
}

const sameOrder = ({ a, b, shift }: Pair, old: number, now: number): boolean =>
  BigInt(a.orderQuantity[old]!) === BigInt(b.orderQuantity[now]!) &&
  a.orderRelease[old]! - shift === b.orderRelease[now];

/** What the later plan orders differently, stream by stream in its order, gone streams last. */
export function* comparePlanColumns(a: PlanColumns, b: PlanColumns): Generator<OrderChange> {
  const plans = { a, b, shift: dayNumber(b.today) - dayNumber(a.today) };
  const rows = streamsBefore(a, b);
  const stays = new Uint8Array(a.streamItem.length);
  for (let stream = 0; stream < rows.length; stream += 1) {
    const row = rows[stream]!;
    if (row !== NONE) stays[row] = 1;
    const [before, after] = [spanOf(a, row), spanOf(b, stream)];
    if (!isSame(plans, before, after)) yield* changesOf(plans, before, after);
  }
  for (let row = 0; row < stays.length; row += 1) {
    if (stays[row] === 1) continue;
    yield* changesOf(plans, spanOf(a, row), spanOf(b, NONE));
  }
}

/** How many orders came, went and changed. */
export function countChanges(a: PlanColumns, b: PlanColumns) {
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
