import { DayList, QuantityList } from './lists.ts';
import { NONE } from './model.ts';
import type { Arithmetic, Quantity } from './quantity.ts';

/** Planned orders in the order of planning; their dependents stand from `dependentStart` on. */
export class PlannedOrders {
  readonly available = new DayList();
  readonly due = new DayList();
  readonly release = new DayList();
  readonly quantity: QuantityList;
  /** The dependent that a phantom order passes on, or NONE. */
  readonly phantomOf = new DayList();
  /** Index of the order (of the customer) that it carries down to its components. */
  readonly carries = new DayList();
  readonly dependentStart = new DayList();
  /** Orders that were made in spite of their maximum. */
  readonly beyondMaximum: number[] = [];

  constructor(arithmetic: Arithmetic) {
    this.quantity = new QuantityList(arithmetic);
  }

  get count(): number {
    return this.available.length;
  }

  push(days: { available: number; due: number; release: number }, quantity: Quantity): number {
    const index = this.available.length;
    this.available.push(days.available);
    this.due.push(days.due);
    this.release.push(days.release);
    this.quantity.push(quantity);
    this.phantomOf.push(NONE);
    this.carries.push(0);
    return index;
  }
}
