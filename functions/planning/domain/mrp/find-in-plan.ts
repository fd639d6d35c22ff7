// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import { NONE } from './model.ts';
import type { PlanColumns } from './plan-columns.ts';
import type { PlanView } from './plan-view.ts';

/** What the plan calls by an id. */
export type Found =
  | { kind: 'planned'; stream: number; row: number }
  | { kind: 'supply'; stream: number; row: number }
  | { kind: 'demand'; stream: number; row: number }
  | { kind: 'need'; stream: number; row: number };

const ownerOf = (starts: Int32Array, row: number): number => {
  let owner = 0;
  while (owner + 2 < starts.length && starts[owner + 1]! <= row) owner += 1;
  return owner;
};

/** Streams of an item, the free ones first. */
export function streamsOfItem(plan: PlanColumns, itemId: string): number[] {
  const item = plan.items.indexOf(itemId);
  const streams: number[] = [];
  plan.streamItem.forEach((each, stream) => {
    if (each === item) streams.push(stream);
  });
  return streams;
}

/** Row of a planned order, or −1. Its id begins with its item's. */
export function orderRow(view: PlanView, id: string): { stream: number; row: number } | undefined {
  const { columns } = view;
  const end = id.indexOf('~');
  if (end < 0) return undefined;
  for (const stream of streamsOfItem(columns, id.slice(0, end))) {
    const { area, order } = view.stream(stream);
    if (!id.startsWith(`${id.slice(0, end)}~${area}~${order}~`)) continue;
    for (let row = columns.orderStart[stream]!; row < columns.orderStart[stream + 1]!; row += 1) {
      if (view.orderId(row, stream) === id) return { stream, row };
    }
  }
  return undefined;
}

function needRow(view: PlanView, id: string): Found | undefined {
  const slash = id.lastIndexOf('/');
  const parent = slash < 0 ? undefined : orderRow(view, id.slice(0, slash));
  if (parent === undefined) return undefined;
  const { needStart, needStream } = view.columns;
  for (let row = needStart[parent.row]!; row < needStart[parent.row + 1]!; row += 1) {
    if (view.needId(row, parent.row) === id) return { kind: 'need', stream: needStream[row]!, row };
  }
  return undefined;
}

/** Planned orders, what they need, and the supplies and demands that were given. */
export function findInPlan(view: PlanView, id: string): Found | undefined {
  const { columns } = view;
  const planned = orderRow(view, id);
  if (planned !== undefined) return { kind: 'planned', ...planned };
  const need = needRow(view, id);
  if (need !== undefined) return need;
  const demand = columns.demandIds.indexOf(id);
  if (demand !== NONE) {
    return { kind: 'demand', stream: ownerOf(columns.demandStart, demand), row: demand };
  }
  const supply = columns.supplyIds.indexOf(id);
  if (supply === NONE) return undefined;
  return { kind: 'supply', stream: ownerOf(columns.supplyStart, supply), row: supply };
}
