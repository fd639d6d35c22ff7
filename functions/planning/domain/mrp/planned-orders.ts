import { quantitiesWithRoom, withRoom } from './lists.ts';
import type { Arithmetic, Quantity, QuantityColumn } from './quantity.ts';

type Days = Int32Array<ArrayBuffer>;

export interface PlannedDays {
  available: number;
  due: number;
  release: number;
}

/** Planned orders in the order of planning, in columns; those up to `count` are there. */
export class PlannedOrders {
  count = 0;
  available: Days;
  due: Days;
  release: Days;
  quantity: QuantityColumn;
  /** The dependent that a phantom order passes on, or NONE. */
  phantomOf: Days;
  /** Index of the order (of the customer) that it carries down to its components. */
  carries: Days;
  /** Where its dependents stand from. */
  dependentStart: Days;
  /** Orders that were made in spite of their maximum. */
  readonly beyondMaximum: number[] = [];
  readonly #arithmetic: Arithmetic;

  /** `room` is how many there will be, as far as anybody can tell. */
  constructor(arithmetic: Arithmetic, room: number) {
    this.#arithmetic = arithmetic;
    this.available = new Int32Array(room);
    this.due = new Int32Array(room);
    this.release = new Int32Array(room);
    this.quantity = arithmetic.column(room);
    this.phantomOf = new Int32Array(room);
    this.carries = new Int32Array(room);
    this.dependentStart = new Int32Array(room);
  }

  push(
    { available, due, release }: PlannedDays,
    quantity: Quantity,
    [phantomOf, carries, dependentStart]: readonly [number, number, number],
  ): number {
    const index = this.count;
    if (index === this.available.length) this.#grow(index * 2);
    this.available[index] = available;
    this.due[index] = due;
    this.release[index] = release;
    this.quantity[index] = quantity;
    this.phantomOf[index] = phantomOf;
    this.carries[index] = carries;
    this.dependentStart[index] = dependentStart;
    this.count = index + 1;
    return index;
  }

  #grow(length: number): void {
    this.available = withRoom(this.available, length);
    this.due = withRoom(this.due, length);
    this.release = withRoom(this.release, length);
    this.quantity = quantitiesWithRoom(this.#arithmetic, this.quantity, length);
    this.phantomOf = withRoom(this.phantomOf, length);
    this.carries = withRoom(this.carries, length);
    this.dependentStart = withRoom(this.dependentStart, length);
  }
}
