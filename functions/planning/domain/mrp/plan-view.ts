// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import { type BusinessDate, dateOfDayNumber, dayNumber } from '../../../../shared/kernel/date.ts';
import type { Decimal } from '../../../../shared/kernel/decimal.ts';
import {
  type DemandRef,
  type DependentDemand,
  exceptionCodes,
  type Peg,
  type PlanException,
  type PlannedOrder,
  type Stream,
  type SupplyRef,
} from '../plan.ts';
import { NEVER, NONE } from './model.ts';
import type { PlanColumns } from './plan-columns.ts';
import { type Quantity, textOf } from './quantity.ts';
import { DEFICIT, GIVEN, parentOf, STOCK, startOf, walkPegs } from './walk-pegs.ts';

const MAKE = 1;
const OF_SUPPLY = new Set(['overdue', 'expedite', 'defer', 'cancel']);
const OF_ORDER = new Set(['lotLimit', 'pastDue', 'delayed']);
const OF_DEMAND = new Set(['late', 'short']);

/** Last row whose start is not after the row. */
function ownerOf(starts: Int32Array, row: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= row) low = middle;
    else high = middle;
  }
  return low;
}

/** Reads single rows of a plan as plain data; nothing is made that is not asked for. */
export class PlanView {
  readonly columns: PlanColumns;
  readonly #today: number;
  readonly #dates = new Map<number, BusinessDate>();

  constructor(columns: PlanColumns) {
    this.columns = columns;
    this.#today = dayNumber(columns.today);
  }

  date(day: number): BusinessDate {
    let date = this.#dates.get(day);
    if (date === undefined) {
      date = dateOfDayNumber(this.#today + day);
      this.#dates.set(day, date);
    }
    return date;
  }

  quantity(stream: number, quantity: Quantity): Decimal {
    const places = this.columns.itemDecimals[this.columns.streamItem[stream]!]!;
    return places === 0 ? String(quantity) : textOf(BigInt(quantity), places);
  }

  stream(stream: number): Stream {
    const { columns } = this;
    return {
      itemId: columns.items[columns.streamItem[stream]!]!,
      area: columns.areas[columns.streamArea[stream]!]!,
      order: columns.orders[columns.streamOrder[stream]!]!,
    };
  }

  streamOfOrder = (order: number): number => ownerOf(this.columns.orderStart, order);

  /** n-th of its stream and day. */
  #placeOf(order: number, stream: number): number {
    const { orderAvailable, orderStart } = this.columns;
    let place = 1;
    for (let row = order - 1; row >= orderStart[stream]!; row -= 1) {
      if (orderAvailable[row] !== orderAvailable[order]) break;
      place += 1;
    }
    return place;
  }

  orderId(order: number, stream = this.streamOfOrder(order)): string {
    const { itemId, area, order: made } = this.stream(stream);
    const available = this.date(this.columns.orderAvailable[order]!);
    return `${itemId}~${area}~${made}~${available}~${this.#placeOf(order, stream)}`;
  }

  order(order: number, stream = this.streamOfOrder(order)): PlannedOrder {
    const { columns } = this;
    const there = columns.orderThere[order]!;
    const available = columns.orderAvailable[order]!;
    const late = there > available;
    const kind = columns.streamSource[stream] === MAKE ? 'make' : 'buy';
    return {
      id: this.orderId(order, stream),
      ...this.stream(stream),
      kind: columns.orderPhantomOf[order] === NONE ? kind : 'phantom',
      quantity: this.quantity(stream, columns.orderQuantity[order]!),
      releaseOn: this.date(columns.orderRelease[order]!),
      dueOn: this.date(columns.orderDue[order]!),
      availableOn: this.date(available),
      pastDue: columns.orderRelease[order]! < 0,
      achievable: there === NEVER ? 'never' : late ? 'late' : 'onTime',
      ...(late && there !== NEVER ? { achievableOn: this.date(there) } : {}),
    };
  }

  needId(need: number, parent = parentOf(this.columns, need)): string {
    return `${this.orderId(parent)}/${this.columns.needPosition[need]}`;
  }

  need(need: number, parent = parentOf(this.columns, need)): DependentDemand {
    const { columns } = this;
    const stream = columns.needStream[need]!;
    return {
      id: this.needId(need, parent),
      parent: this.orderId(parent),
      position: columns.needPosition[need]!,
      ...this.stream(stream),
      date: this.date(startOf(columns, parent)),
      quantity: this.quantity(stream, columns.needQuantity[need]!),
      phantom: columns.needPhantom[need] === 1,
    };
  }

  supplyRef(kind: number, row: number): SupplyRef {
    if (kind === STOCK) return { kind: 'stock' };
    if (kind === GIVEN) return { kind: 'given', id: this.columns.supplyIds[row]! };
    return { kind: 'planned', id: this.orderId(row) };
  }

  demandRef(kind: number, row: number): DemandRef {
    if (kind === DEFICIT) return { kind: 'deficit' };
    if (kind === GIVEN) return { kind: 'given', id: this.columns.demandIds[row]! };
    return { kind: 'dependent', id: this.needId(row) };
  }

  pegs(stream: number): Peg[] {
    const pegs: Peg[] = [];
    const owner = this.stream(stream);
    walkPegs(
      this.columns,
      stream,
      (supplyKind, supply, demandKind, demand, quantity) =>
        pegs.push({
          ...owner,
          supply: this.supplyRef(supplyKind, supply),
          demand: this.demandRef(demandKind, demand),
          quantity: this.quantity(stream, quantity),
        }),
      () => {},
    );
    return pegs;
  }

  exception(row: number): PlanException {
    const { columns } = this;
    const stream = columns.exceptionStream[row]!;
    const code = exceptionCodes[columns.exceptionCode[row]!]!;
    const of = columns.exceptionOf[row]!;
    const to = columns.exceptionTo[row]!;
    return {
      code,
      ...this.stream(stream),
      ...(OF_SUPPLY.has(code) ? { supply: columns.supplyIds[of]! } : {}),
      ...(OF_ORDER.has(code) ? { plannedOrder: this.orderId(of, stream) } : {}),
      ...(OF_DEMAND.has(code) ? { demand: columns.demandIds[of]! } : {}),
      date: this.date(columns.exceptionDate[row]!),
      ...(to === NONE || to === NEVER ? {} : { to: this.date(to) }),
      quantity: this.quantity(stream, columns.exceptionQuantity[row]!),
    };
  }
}
