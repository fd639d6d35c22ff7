// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import { DayList } from './lists.ts';
import { NEVER, NONE } from './model.ts';
import type { PlanColumns } from './plan-columns.ts';

/** Days are offsets from the plan's today; absent: any. */
export interface OrderFilter {
  items?: ReadonlySet<number> | undefined;
  area?: number | undefined;
  kind?: 'make' | 'buy' | 'phantom' | undefined;
  pastDue?: boolean | undefined;
  late?: boolean | undefined;
  releaseFrom?: number | undefined;
  releaseTo?: number | undefined;
}

export type OrderSort = 'releaseOn' | '-releaseOn' | 'dueOn' | '-dueOn';

const MAKE = 1;

function streamFits(plan: PlanColumns, stream: number, filter: OrderFilter): boolean {
  if (filter.items !== undefined && !filter.items.has(plan.streamItem[stream]!)) return false;
  if (filter.area !== undefined && plan.streamArea[stream] !== filter.area) return false;
  const { kind } = filter;
  if (kind === undefined || kind === 'phantom') return true;
  return (plan.streamSource[stream] === MAKE) === (kind === 'make');
}

/** Whether an order fits, wherever its stream does. */
function orderTest(plan: PlanColumns, filter: OrderFilter): (row: number) => boolean {
  const { orderPhantomOf, orderRelease, orderThere, orderAvailable } = plan;
  const { pastDue, late, releaseFrom = -NEVER, releaseTo = NEVER } = filter;
  const phantoms = filter.kind === 'phantom';
  return (row) => {
    if ((orderPhantomOf[row] !== NONE) !== phantoms) return false;
    const release = orderRelease[row]!;
    if (release < releaseFrom || release > releaseTo) return false;
    if (pastDue !== undefined && release < 0 !== pastDue) return false;
    return late === undefined || orderThere[row]! > orderAvailable[row]! === late;
  };
}

/** Rows of the orders that fit, without phantoms unless they are asked for, in order. */
export function selectOrders(plan: PlanColumns, filter: OrderFilter, sort: OrderSort): Int32Array {
  const found = new DayList(plan.orderRelease.length);
  const { orderStart } = plan;
  const fits = orderTest(plan, filter);
  for (let stream = 0; stream < plan.streamItem.length; stream += 1) {
    if (!streamFits(plan, stream, filter)) continue;
    for (let row = orderStart[stream]!; row < orderStart[stream + 1]!; row += 1) {
      if (fits(row)) found.push(row);
    }
  }
  const days = sort.endsWith('dueOn') ? plan.orderDue : plan.orderRelease;
  const rows = found.data.subarray(0, found.length);
  return byDay(rows, days, sort.startsWith('-'));
}

/** Rows by day, those of a day as they stand: days are few, so that they are counted out. */
function byDay(rows: Int32Array, days: Int32Array, latestFirst: boolean): Int32Array {
  let first = NEVER;
  let last = -NEVER;
  for (let at = 0; at < rows.length; at += 1) {
    const day = days[rows[at]!]!;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  const sorted = new Int32Array(rows.length);
  if (rows.length === 0) return sorted;
  const [zero, sign] = latestFirst ? [last, -1] : [first, 1];
  const start = new Int32Array(last - first + 2);
  for (let at = 0; at < rows.length; at += 1) start[(days[rows[at]!]! - zero) * sign + 1]! += 1;
  for (let rank = 1; rank < start.length; rank += 1) start[rank]! += start[rank - 1]!;
  for (let at = 0; at < rows.length; at += 1) {
    const rank = (days[rows[at]!]! - zero) * sign;
    sorted[start[rank]!] = rows[at]!;
    start[rank]! += 1;
  }
  return sorted;
}
