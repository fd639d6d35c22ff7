import { type ExceptionCode, exceptionCodes } from '../plan.ts';
import { DayList, QuantityList } from './lists.ts';
import type { Model } from './model.ts';
import type { Quantity } from './quantity.ts';

/** Exceptions as they are found, stream by stream and in the order of the codes. */
export class Found {
  readonly stream = new DayList();
  readonly code = new DayList();
  readonly of = new DayList();
  readonly date = new DayList();
  readonly to = new DayList();
  readonly quantity: QuantityList;
  current = 0;

  constructor(model: Model) {
    this.quantity = new QuantityList(model.arithmetic);
  }

  add(code: ExceptionCode, row: number, date: number, to: number, quantity: Quantity): void {
    this.stream.push(this.current);
    this.code.push(exceptionCodes.indexOf(code));
    this.of.push(row);
    this.date.push(date);
    this.to.push(to);
    this.quantity.push(quantity);
  }
}
