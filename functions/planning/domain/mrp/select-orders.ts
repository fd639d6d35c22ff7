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

function orderFits(plan: PlanColumns, row: number, filter: OrderFilter): boolean {
  const phantom = plan.orderPhantomOf[row] !== NONE;
  if (phantom !== (filter.kind === 'phantom')) return false;
  const release = plan.orderRelease[row]!;
  const { pastDue, late, releaseFrom, releaseTo } = filter;
  if (pastDue !== undefined && release < 0 !== pastDue) return false;
  const isLate = plan.orderThere[row]! > plan.orderAvailable[row]!;
  if (late !== undefined && isLate !== late) return false;
  if (releaseFrom !== undefined && release < releaseFrom) return false;
  return releaseTo === undefined || release <= releaseTo;
}

/** Rows of the orders that fit, without phantoms unless they are asked for, in order. */
export function selectOrders(plan: PlanColumns, filter: OrderFilter, sort: OrderSort): Int32Array {
  const found = new DayList(plan.orderRelease.length);
  for (let stream = 0; stream < plan.streamItem.length; stream += 1) {
    if (!streamFits(plan, stream, filter)) continue;
    for (let row = plan.orderStart[stream]!; row < plan.orderStart[stream + 1]!; row += 1) {
      if (orderFits(plan, row, filter)) found.push(row);
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
  for (const row of rows) {
    if (days[row]! < first) first = days[row]!;
    if (days[row]! > last) last = days[row]!;
  }
  const sorted = new Int32Array(rows.length);
  if (rows.length === 0) return sorted;
  const rankOf = (row: number) => (latestFirst ? last - days[row]! : days[row]! - first);
  const start = new Int32Array(last - first + 2);
  for (const row of rows) start[rankOf(row) + 1]! += 1;
  for (let rank = 1; rank < start.length; rank += 1) start[rank]! += start[rank - 1]!;
  for (const row of rows) {
    const rank = rankOf(row);
    sorted[start[rank]!] = row;
    start[rank]! += 1;
  }
  return sorted;
}
