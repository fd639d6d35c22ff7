// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import type { Demand, Snapshot, Supply } from '../snapshot.ts';
import type { GivenNames } from './given-names.ts';
import { type Given, MADE_TO_ORDER, type Model, PEG_HARD } from './model.ts';
import type { Quantity } from './quantity.ts';
import type { Streams } from './streams.ts';

export const DEMAND_KINDS = ['salesOrder', 'forecast', 'masterPlan', 'component'] as const;
export const SUPPLY_KINDS = [
  'purchaseRequest',
  'purchaseOrder',
  'workOrder',
  'transit',
  'firmPlanned',
  // Stored plans name a kind by its place: new ones stand last.
  'keptStock',
] as const;

interface Reader {
  model: Model;
  names: GivenNames;
  streams: Streams;
}

interface Row {
  id: string;
  stream: number;
  day: number;
  there: number;
  ownDay: number;
  quantity: Quantity;
  kind: number;
  priority: number;
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Rules 13 and 14: by day, priority (0 for supplies), when it is there, id, quantity. */
function compare(a: Row, b: Row): number {
  return (
    a.day - b.day ||
    a.priority - b.priority ||
    a.there - b.there ||
    byText(a.id, b.id) ||
    (a.quantity < b.quantity ? -1 : 1)
  );
}

/** By stream, counted out: of each there are few, while comparing all with all takes long. */
function inOrder(given: readonly Row[], streams: number): Row[] {
  const end = new Int32Array(streams + 1);
  for (const { stream } of given) end[stream + 1]! += 1;
  for (let stream = 0; stream < streams; stream += 1) end[stream + 1]! += end[stream]!;
  const rows = new Array<Row>(given.length);
  for (const row of given) {
    rows[end[row.stream]!] = row;
    end[row.stream]! += 1;
  }
  for (let from = 0, stream = 0; stream < streams; from = end[stream]!, stream += 1) {
    if (end[stream]! - from < 2) continue;
    const sorted = rows.slice(from, end[stream]!).sort(compare);
    for (let at = 0; at < sorted.length; at += 1) rows[from + at] = sorted[at]!;
  }
  return rows;
}

function columnsOf(given: readonly Row[], { model, streams }: Reader): Given {
  const rows = inOrder(given, streams.count);
  const { length } = rows;
  const columns: Given = {
    id: rows.map(({ id }) => id),
    stream: new Int32Array(length),
    day: new Int32Array(length),
    there: new Int32Array(length),
    ownDay: new Int32Array(length),
    quantity: model.arithmetic.column(length),
    kind: new Uint8Array(length),
    priority: new Float64Array(length),
  };
  for (let at = 0; at < length; at += 1) {
    const row = rows[at]!;
    columns.stream[at] = row.stream;
    columns.day[at] = row.day;
    columns.there[at] = row.there;
    columns.ownDay[at] = row.ownDay;
    columns.quantity[at] = row.quantity;
    columns.kind[at] = row.kind;
    columns.priority[at] = row.priority;
  }
  return columns;
}

/**
 * What both have in common; nothing that is counted beyond the horizon or not above zero. Rules 1
 * and 7.
 */
function rowOf(each: Demand | Supply, isDemand: boolean, reader: Reader): Row | undefined {
  const { model, names, streams } = reader;
  const item = names.item(each.itemId);
  const ownDay = names.day(each.date);
  const there = Math.max(0, ownDay);
  const from = 'coversFrom' in each ? each.coversFrom : undefined;
  const day = from === undefined ? there : Math.max(0, Math.min(there, names.day(from)));
  if (day > model.lastDay) return undefined;
  const quantity = model.arithmetic.read(
    each.quantity,
    model.decimals[item]!,
    isDemand ? 'up' : 'down',
  );
  if (!(quantity > 0)) return undefined;
  const area = names.area(each.area);
  const order = names.order(each.order);
  const stream =
    each.kind === 'component'
      ? streams.of(item, area, order, MADE_TO_ORDER | PEG_HARD)
      : streams.kept(item, area, order);
  return {
    id: each.id,
    stream,
    ...{ day, there, ownDay },
    quantity,
    kind: 0,
    priority: 0,
  };
}

export function compileDemands(snapshot: Snapshot, reader: Reader): Given {
  const rows: Row[] = [];
  for (const demand of snapshot.demands) {
    const row = rowOf(demand, true, reader);
    if (row === undefined) continue;
    row.kind = DEMAND_KINDS.indexOf(demand.kind);
    row.priority = demand.priority;
    rows.push(row);
  }
  return columnsOf(rows, reader);
}

export function compileSupplies(snapshot: Snapshot, reader: Reader): Given {
  const rows: Row[] = [];
  const { names } = reader;
  for (const supply of snapshot.supplies) {
    const row = rowOf(supply, false, reader);
    if (row === undefined) continue;
    row.kind = SUPPLY_KINDS.indexOf(supply.kind);
    if (supply.overdueSince !== undefined) row.ownDay = names.day(supply.overdueSince);
    rows.push(row);
  }
  return columnsOf(rows, reader);
}
