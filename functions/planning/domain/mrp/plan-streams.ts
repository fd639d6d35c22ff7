// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import type { Compiled } from './compile-snapshot.ts';
import { Dependents } from './dependents.ts';
import { Exploder } from './explode.ts';
import { DayList, QuantityList } from './lists.ts';
import type { Given } from './model.ts';
import { type Ledger, Netting } from './net-stream.ts';
import { PlannedOrders } from './planned-orders.ts';

/** What planning leaves behind: streams in the order of planning, with theirs beside each other. */
export interface Planned extends Ledger {
  /** Streams, as `Streams` numbers them, in the order of planning. */
  sequence: DayList;
  /** First order, and first of `found`, of each in that order. */
  orderStart: DayList;
  foundStart: DayList;
  found: DayList;
  foundDay: DayList;
}

/** Orders by stream and demand, and the needs of each: a guess of how much room to make. */
const ORDERS_EACH = 16;
const NEEDS_EACH = 2;

const ordersOfAll = ({ demands, streams }: Compiled): number =>
  ORDERS_EACH * (1 + demands.id.length + streams.count);

function ranges(given: Given, streams: number): [start: Int32Array, end: Int32Array] {
  const start = new Int32Array(streams);
  const end = new Int32Array(streams);
  given.stream.forEach((stream, row) => {
    if (given.stream[row - 1] !== stream) start[stream] = row;
    end[stream] = row + 1;
  });
  return [start, end];
}

/** With room for so many orders at first; those of a whole plan if nothing is said. */
export function openLedger(compiled: Compiled, room = ordersOfAll(compiled)): Planned {
  const { model, streams, demands, supplies } = compiled;
  const dependents = new Dependents(model.arithmetic, room * NEEDS_EACH);
  const [demandStart, demandEnd] = ranges(demands, streams.count);
  const [supplyStart, supplyEnd] = ranges(supplies, streams.count);
  return {
    model,
    streams,
    demands,
    supplies,
    demandStart,
    demandEnd,
    supplyStart,
    supplyEnd,
    dependents,
    orders: new PlannedOrders(model.arithmetic, room),
    exploder: new Exploder(model, streams, dependents),
    unmetDay: new DayList(),
    unmetMost: new QuantityList(model.arithmetic),
    sequence: new DayList(),
    orderStart: new DayList(),
    foundStart: new DayList(),
    found: new DayList(room * NEEDS_EACH),
    foundDay: new DayList(room * NEEDS_EACH),
  };
}

/** Plans all streams, level by level. A level is complete when those above it are planned. */
export function planStreams(planned: Planned): void {
  const { streams, dependents, orders } = planned;
  const netting = new Netting(planned);
  for (let level = 0; level < streams.byLevel.length; level += 1) {
    const inOrder = streamsInOrder(planned, level);
    const before = planned.found.length;
    const all = dependents.open(level, inOrder);
    planned.found.pushAll(all.need, all.from, all.end);
    planned.foundDay.pushAll(all.day, all.from, all.end);
    for (const stream of inOrder) {
      const wants = dependents.of(stream);
      planned.sequence.push(stream);
      planned.orderStart.push(orders.count);
      planned.foundStart.push(before + wants.from);
      netting.net(stream, wants);
    }
  }
}

/** Streams of a level by item, area and order. */
export function streamsInOrder({ streams }: Planned, level: number): Int32Array {
  const found = streams.byLevel[level] ?? [];
  const keys = Float64Array.from(found, (stream) => streams.keyOf(stream));
  if (keys.every((key, at) => at === 0 || keys[at - 1]! < key)) return Int32Array.from(found);
  const byKey = new Map(found.map((stream, at) => [keys[at]!, stream]));
  return Int32Array.from(keys.toSorted(), (key) => byKey.get(key)!);
}
