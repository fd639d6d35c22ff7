// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import { exceptionCodes } from '../plan.ts';
import type { ChangedStreams, Planning } from './changed-streams.ts';
import { givenPart, noExceptions } from './finish.ts';
import { NONE } from './model.ts';
import type { PlanColumns } from './plan-columns.ts';

/**
 * Where the rows of the new plan come from: all of a stream from the ledger or from the old plan.
 */
interface Places {
  orderStart: Int32Array<ArrayBuffer>;
  /** First need of each stream. */
  needStart: Int32Array;
  foundStart: Int32Array<ArrayBuffer>;
  /** New row of a need of the plan before, and of one of the ledger. */
  fromBefore: Int32Array;
  fromLedger: Int32Array;
}

const LOT_LIMIT = exceptionCodes.indexOf('lotLimit');

/** Of a row of the plan before, or of all rows from it up to a later one. */
const edgesOf = (before: PlanColumns, row: number, last = row) => {
  const [orderFrom, orderEnd] = [before.orderStart[row]!, before.orderStart[last + 1]!];
  const [needFrom, needEnd] = [before.needStart[orderFrom]!, before.needStart[orderEnd]!];
  const [foundFrom, foundEnd] = [before.foundStart[row]!, before.foundStart[last + 1]!];
  return { orderFrom, orderEnd, needFrom, needEnd, foundFrom, foundEnd };
};

const edges = (before: PlanColumns, { netted, before: row }: Planning) =>
  netted ?? edgesOf(before, row);

/** What is copied in one go: a stream netted again, or all that stand together as they stood. */
interface Stretch extends ReturnType<typeof edgesOf> {
  rank: number;
  isNetted: boolean;
}

function stretchesOf(plannings: readonly Planning[], before: PlanColumns): Stretch[] {
  const stretches: Stretch[] = [];
  for (let rank = 0; rank < plannings.length; ) {
    const { netted, before: row } = plannings[rank]!;
    let next = rank + 1;
    const follows = () =>
      plannings[next]?.netted === undefined && plannings[next]?.before === row + next - rank;
    while (netted === undefined && follows()) next += 1;
    const own = netted ?? edgesOf(before, row, row + next - rank - 1);
    stretches.push({ ...own, rank, isNetted: netted !== undefined });
    rank = next;
  }
  return stretches;
}

/** Rows in a row. */
function countUp(column: Int32Array, from: number, end: number, first: number): void {
  for (let row = from; row < end; row += 1) column[row] = first + row - from;
}

function placesOf({ plannings, ledger, cameFrom }: ChangedStreams, before: PlanColumns): Places {
  const starts = () => new Int32Array(plannings.length + 1);
  const [orderStart, needStart, foundStart] = [starts(), starts(), starts()];
  const fromBefore = new Int32Array(before.needQuantity.length).fill(NONE);
  const fromLedger = new Int32Array(ledger.dependents.count).fill(NONE);
  plannings.forEach((planning, rank) => {
    const own = edges(before, planning);
    const base = needStart[rank]!;
    orderStart[rank + 1] = orderStart[rank]! + own.orderEnd - own.orderFrom;
    needStart[rank + 1] = base + own.needEnd - own.needFrom;
    foundStart[rank + 1] = foundStart[rank]! + own.foundEnd - own.foundFrom;
    const { netted } = planning;
    if (netted !== undefined) countUp(fromLedger, netted.needFrom, netted.needEnd, base);
    if (netted !== undefined && !netted.same) return;
    const was = edgesOf(before, planning.before);
    countUp(fromBefore, was.needFrom, was.needEnd, base);
  });
  for (const [need, was] of cameFrom) fromLedger[need] = fromBefore[was]!;
  return { orderStart, needStart, foundStart, fromBefore, fromLedger };
}

interface Rows {
  /** Where they go. */
  at: number;
  from: number;
  end: number;
}

// Loops of their own: within the loop of stretches each would be left unoptimised.

/** Rows of a column that are places, all moved by as much. */
function copyMoved(to: Int32Array, column: Int32Array, { at, from, end }: Rows, by: number): void {
  for (let row = from; row < end; row += 1) to[at + row - from] = column[row]! + by;
}

/** Rows of a column that name rows, which now have other names. */
function copyNamed(
  to: Int32Array,
  column: Int32Array,
  { at, from, end }: Rows,
  names: Int32Array,
): void {
  for (let row = from; row < end; row += 1) {
    const name = column[row]!;
    to[at + row - from] = name === NONE ? NONE : names[name]!;
  }
}

function orderPart(
  { ledger, plannings }: ChangedStreams,
  before: PlanColumns,
  places: Places,
  stretches: readonly Stretch[],
) {
  const { orders, model } = ledger;
  const { fromLedger, fromBefore } = places;
  const count = places.orderStart[plannings.length]!;
  const days = () => new Int32Array(count);
  const part = {
    orderStart: places.orderStart,
    orderAvailable: days(),
    orderDue: days(),
    orderRelease: days(),
    orderQuantity: model.arithmetic.column(count),
    orderPhantomOf: days(),
    orderThere: days(),
    needStart: new Int32Array(count + 1),
  };
  for (const { rank, isNetted, orderFrom, orderEnd, needFrom } of stretches) {
    const at = places.orderStart[rank]!;
    const copy = (to: Int32Array, was: Int32Array, is: Int32Array) =>
      to.set((isNetted ? is : was).subarray(orderFrom, orderEnd), at);
    copy(part.orderAvailable, before.orderAvailable, orders.available);
    copy(part.orderDue, before.orderDue, orders.due);
    copy(part.orderRelease, before.orderRelease, orders.release);
    const quantity = isNetted ? orders.quantity : before.orderQuantity;
    part.orderQuantity.set(quantity.subarray(orderFrom, orderEnd), at);
    const rows = { at, from: orderFrom, end: orderEnd };
    const needStart = isNetted ? orders.dependentStart : before.needStart;
    copyMoved(part.needStart, needStart, rows, places.needStart[rank]! - needFrom);
    const phantomOf = isNetted ? orders.phantomOf : before.orderPhantomOf;
    copyNamed(part.orderPhantomOf, phantomOf, rows, isNetted ? fromLedger : fromBefore);
  }
  part.needStart[count] = places.needStart[plannings.length]!;
  return part;
}

function needPart(
  changed: ChangedStreams,
  before: PlanColumns,
  places: Places,
  stretches: readonly Stretch[],
) {
  const { ledger, plannings, rank: rankOf, streamOf } = changed;
  const { dependents, model } = ledger;
  const { linePosition, linePhantom } = model.boms;
  const count = places.needStart[plannings.length]!;
  const needStream = new Int32Array(count);
  const needPosition = new Int32Array(count);
  const needPhantom = new Uint8Array(count);
  const needQuantity = model.arithmetic.column(count);
  const rankNow = Int32Array.from(rankOf, (rank) => rank ?? NONE);
  const rankBefore = Int32Array.from(streamOf, (stream) => rankNow[stream] ?? NONE);
  for (const { rank, isNetted, needFrom, needEnd } of stretches) {
    const at = places.needStart[rank]!;
    const quantity = isNetted ? dependents.quantity : before.needQuantity;
    needQuantity.set(quantity.subarray(needFrom, needEnd), at);
    const rows = { at, from: needFrom, end: needEnd };
    if (!isNetted) {
      needPosition.set(before.needPosition.subarray(needFrom, needEnd), at);
      needPhantom.set(before.needPhantom.subarray(needFrom, needEnd), at);
      copyNamed(needStream, before.needStream, rows, rankBefore);
      continue;
    }
    copyNamed(needStream, dependents.stream, rows, rankNow);
    for (let need = needFrom; need < needEnd; need += 1) {
      const line = dependents.line[need]!;
      needPosition[at + need - needFrom] = linePosition[line]!;
      needPhantom[at + need - needFrom] = linePhantom[line]!;
    }
  }
  return { needStream, needPosition, needPhantom, needQuantity };
}

function foundPart(
  { ledger, plannings }: ChangedStreams,
  before: PlanColumns,
  places: Places,
  stretches: readonly Stretch[],
) {
  const count = places.foundStart[plannings.length]!;
  const found = new Int32Array(count);
  const foundDay = new Int32Array(count);
  for (const { rank, isNetted, foundFrom, foundEnd } of stretches) {
    const at = places.foundStart[rank]!;
    const rows = isNetted ? ledger.found.data : before.found;
    const rowOf = isNetted ? places.fromLedger : places.fromBefore;
    const days = isNetted ? ledger.foundDay.data : before.foundDay;
    foundDay.set(days.subarray(foundFrom, foundEnd), at);
    copyNamed(found, rows, { at, from: foundFrom, end: foundEnd }, rowOf);
  }
  return { foundStart: places.foundStart, found, foundDay };
}

function unmetPart({ ledger, plannings }: ChangedStreams, before: PlanColumns) {
  const streamUnmetDay = new Int32Array(plannings.length);
  const streamUnmetMost = ledger.model.arithmetic.column(plannings.length);
  let netting = 0;
  plannings.forEach(({ netted, before: row }, rank) => {
    const isNetted = netted !== undefined;
    streamUnmetDay[rank] = isNetted ? ledger.unmetDay.data[netting]! : before.streamUnmetDay[row]!;
    streamUnmetMost[rank] = isNetted
      ? ledger.unmetMost.data[netting]!
      : before.streamUnmetMost[row]!;
    if (isNetted) netting += 1;
  });
  return { streamUnmetDay, streamUnmetMost };
}

/** New rows of the orders that were made in spite of their maximum. */
function beyondMaximum(
  { ledger, plannings }: ChangedStreams,
  before: PlanColumns,
  starts: Int32Array,
) {
  const said = Array.from(before.exceptionOf).filter(
    (_, row) => before.exceptionCode[row] === LOT_LIMIT,
  );
  const made = ledger.orders.beyondMaximum;
  if (said.length === 0 && made.length === 0) return [];
  return plannings.flatMap((planning, rank) => {
    const { orderFrom, orderEnd } = edges(before, planning);
    return (planning.netted === undefined ? said : made)
      .filter((order) => orderFrom <= order && order < orderEnd)
      .map((order) => starts[rank]! + order - orderFrom);
  });
}

/** The plan of what was netted again and of what stands as it stood; `achieve` is still to come. */
export function patchPlan(changed: ChangedStreams, before: PlanColumns) {
  const { ledger, plannings } = changed;
  const places = placesOf(changed, before);
  const stretches = stretchesOf(plannings, before);
  const sequence = Int32Array.from(plannings, ({ stream }) => stream);
  const plan: PlanColumns = {
    ...givenPart(ledger, sequence, unmetPart(changed, before)),
    ...orderPart(changed, before, places, stretches),
    ...needPart(changed, before, places, stretches),
    ...foundPart(changed, before, places, stretches),
    ...noExceptions(ledger.model),
  };
  const record = Int32Array.from(sequence, (stream) => ledger.streams.record[stream]!);
  return { plan, record, beyond: beyondMaximum(changed, before, places.orderStart) };
}
