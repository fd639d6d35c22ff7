import type { WorkCalendar } from '../../../../shared/kernel/calendar.ts';
import { add, type Decimal, div, mul } from '../../../../shared/kernel/decimal.ts';

/** A work centre as scheduling sees it: machines alike that work the same shift. */
export interface Centre {
  id: string;
  name: string;
  machines: number;
  /** Of one machine on a working day; at most 1,440. */
  minutesPerDay: number;
  /** Standard minutes per minute worked. */
  efficiency: Decimal;
  calendar: WorkCalendar;
}

/** Minutes in a shift of so many hours, to the nearest minute. */
export const minutesOf = (hours: Decimal): number => Number(div(mul(hours, '60'), '1', 0));

/**
 * How long an operation keeps one machine busy: set-up once and run time for each piece, in
 * standard minutes, by the efficiency of the centre. Whole minutes, rounded up.
 */
export const minutesFor = (
  setup: Decimal,
  run: Decimal,
  quantity: Decimal,
  efficiency: Decimal,
): number => Number(div(add(setup, mul(run, quantity)), efficiency, 0, 'ceil'));
