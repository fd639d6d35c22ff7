// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import { dateOfDayNumber } from '../../../../shared/kernel/date.ts';
import { Digest } from './digest.ts';
import { type DayList, withRoom } from './lists.ts';
import type { Given } from './model.ts';
import type { PlanColumns } from './plan-columns.ts';
import type { Planned } from './plan-streams.ts';
import type { QuantityColumn } from './quantity.ts';

type Days = Int32Array<ArrayBuffer>;

/** The first rows of a column, without copying: the ledger is done with. */
const cut = (list: DayList): Days => list.data.subarray(0, list.length);

/** First rows, and behind them where the last one ends. */
function withEnd(column: Days, count: number, end: number): Days {
  const starts = count < column.length ? column : withRoom(column, count + 1);
  starts[count] = end;
  return starts.subarray(0, count + 1);
}

/** Rows of the streams in the order of planning: where they start, and which they are. */
function inSequence(sequence: Days, start: Int32Array, end: Int32Array) {
  const starts = new Int32Array(sequence.length + 1);
  const rows = new Int32Array(end.reduce((most, each) => Math.max(most, each), 0));
  let count = 0;
  sequence.forEach((stream, at) => {
    starts[at] = count;
    for (let row = start[stream] ?? 0; row < (end[stream] ?? 0); row += 1) {
      rows[count] = row;
      count += 1;
    }
  });
  starts[sequence.length] = count;
  return { starts, rows: rows.subarray(0, count) };
}

function pick(planned: Planned, source: QuantityColumn, rows: Int32Array): QuantityColumn {
  const column = planned.model.arithmetic.column(rows.length);
  for (let at = 0; at < rows.length; at += 1) column[at] = source[rows[at]!]!;
  return column;
}

const daysOf = (source: Int32Array | readonly number[], rows: Int32Array): Days => {
  const column = new Int32Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) column[at] = source[rows[at]!]!;
  return column;
};

const smallOf = (source: Uint8Array, rows: Int32Array): Uint8Array<ArrayBuffer> => {
  const column = new Uint8Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) column[at] = source[rows[at]!]!;
  return column;
};

function givenColumns(planned: Planned, given: Given, rows: Int32Array) {
  return {
    ids: Array.from(rows, (row) => given.id[row] as string),
    day: daysOf(given.day, rows),
    there: daysOf(given.there, rows),
    ownDay: daysOf(given.ownDay, rows),
    quantity: pick(planned, given.quantity, rows),
    kind: smallOf(given.kind, rows),
  };
}

/** Digest of what netting and exploding a stream look at and no other column says. */
export function rulesOf({ model, streams }: Pick<Planned, 'model' | 'streams'>, stream: number) {
  const { records, boms } = model;
  const record = records.rules[streams.record[stream]!]!;
  return new Digest().number(record).number(boms.rules[streams.item[stream]!]!).value();
}

/** What is said of the streams by the records that they follow. */
function streamColumns(planned: Planned, sequence: Days) {
  const { model, streams } = planned;
  const { records, arithmetic } = model;
  const rows = daysOf(streams.record, sequence);
  const days = (column: Int32Array) => daysOf(column, rows);
  const small = (column: Uint8Array) => smallOf(column, rows);
  const quantities = (column: QuantityColumn) => pick(planned, column, rows);
  const streamSafety = arithmetic.column(sequence.length);
  const streamStock = arithmetic.column(sequence.length);
  sequence.forEach((stream, at) => {
    const own = streams.order[stream] === 0;
    const at2 = streams.item[stream]! * model.areas.length + streams.area[stream]!;
    if (own) streamStock[at] = model.stock.get(at2) ?? arithmetic.zero;
    if (own && streams.implied[stream] === 0) streamSafety[at] = records.safety[rows[at]!]!;
  });
  return {
    streamItem: daysOf(streams.item, sequence),
    streamArea: daysOf(streams.area, sequence),
    streamOrder: daysOf(streams.order, sequence),
    streamSource: small(records.source),
    streamSafety,
    streamStock,
    streamFence: days(records.fenceDay),
    streamPolicy: small(records.policy),
    streamSize: quantities(records.size),
    streamPeriod: days(records.periodDays),
    streamMinimum: quantities(records.minimum),
    streamMultiple: quantities(records.multiple),
    streamMaximum: quantities(records.maximum),
    streamReceiptDays: days(records.receiptDays),
    streamFixedDays: days(records.fixedDays),
    streamPerUnit: Float64Array.from(rows, (row) => records.perUnit[row]!),
    streamCalendar: days(records.calendar),
    streamRules: Float64Array.from(sequence, (stream) => rulesOf(planned, stream)),
  };
}

/** Streams and lines become ranks and positions where they stand: nobody needs them any more. */
function needColumns({ dependents, model, streams }: Planned, sequence: Days) {
  const numberOf = new Int32Array(streams.count);
  for (let at = 0; at < sequence.length; at += 1) numberOf[sequence[at]!] = at;
  const { count } = dependents;
  const { linePosition, linePhantom } = model.boms;
  const needStream = dependents.stream.subarray(0, count);
  const needPosition = dependents.line.subarray(0, count);
  const needPhantom = new Uint8Array(count);
  for (let need = 0; need < count; need += 1) {
    const line = needPosition[need]!;
    needStream[need] = numberOf[needStream[need]!]!;
    needPosition[need] = linePosition[line]!;
    needPhantom[need] = linePhantom[line]!;
  }
  const needQuantity = dependents.quantity.subarray(0, count);
  return { needStream, needPosition, needPhantom, needQuantity };
}

/** All that a plan says of its streams and of what was given: its first columns. */
export function givenPart(
  planned: Planned,
  sequence: Days,
  unmet: Pick<PlanColumns, 'streamUnmetDay' | 'streamUnmetMost'>,
) {
  const { model } = planned;
  const demandRows = inSequence(sequence, planned.demandStart, planned.demandEnd);
  const supplyRows = inSequence(sequence, planned.supplyStart, planned.supplyEnd);
  const demands = givenColumns(planned, planned.demands, demandRows.rows);
  const supplies = givenColumns(planned, planned.supplies, supplyRows.rows);
  return {
    today: dateOfDayNumber(model.today),
    lastDay: model.lastDay,
    exact: model.arithmetic.exact,
    items: model.items,
    areas: model.areas,
    orders: model.orders,
    calendars: model.calendars,
    demandIds: demands.ids,
    supplyIds: supplies.ids,
    frame: model.frame,
    itemDecimals: Uint8Array.from(model.decimals),
    itemLevel: Int32Array.from(model.level),
    ...streamColumns(planned, sequence),
    ...unmet,
    demandStart: demandRows.starts,
    demandDay: demands.day,
    demandOwnDay: demands.ownDay,
    demandQuantity: demands.quantity,
    demandKind: demands.kind,
    supplyStart: supplyRows.starts,
    supplyDay: supplies.day,
    supplyThere: supplies.there,
    supplyOwnDay: supplies.ownDay,
    supplyQuantity: supplies.quantity,
    supplyKind: supplies.kind,
  };
}

/** Exceptions are found when all else is there. */
export const noExceptions = ({ arithmetic }: Planned['model']) => ({
  exceptionStream: new Int32Array(0),
  exceptionCode: new Uint8Array(0),
  exceptionOf: new Int32Array(0),
  exceptionDate: new Int32Array(0),
  exceptionTo: new Int32Array(0),
  exceptionQuantity: arithmetic.column(0),
});

/** The planned streams as columns; what can be achieved and the exceptions are still to come. */
export function finish(planned: Planned): PlanColumns {
  const { model, orders, dependents, found } = planned;
  const sequence = cut(planned.sequence);
  const streams = sequence.length;
  const { count } = orders;
  const streamUnmetMost = planned.unmetMost.data.subarray(0, streams);
  return {
    ...givenPart(planned, sequence, { streamUnmetDay: cut(planned.unmetDay), streamUnmetMost }),
    orderStart: withEnd(planned.orderStart.data, streams, count),
    orderAvailable: orders.available.subarray(0, count),
    orderDue: orders.due.subarray(0, count),
    orderRelease: orders.release.subarray(0, count),
    orderQuantity: orders.quantity.subarray(0, count),
    orderPhantomOf: orders.phantomOf.subarray(0, count),
    orderThere: new Int32Array(count),
    needStart: withEnd(orders.dependentStart, count, dependents.count),
    ...needColumns(planned, sequence),
    foundStart: withEnd(planned.foundStart.data, streams, found.length),
    found: cut(found),
    foundDay: cut(planned.foundDay),
    ...noExceptions(model),
  };
}
