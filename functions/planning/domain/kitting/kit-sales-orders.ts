import { laterOf } from '../../../../shared/kernel/date.ts';
import {
  add,
  type Decimal,
  div,
  gte,
  isPositive,
  sub,
  sum,
} from '../../../../shared/kernel/decimal.ts';
import { startRun } from './analyse-kits.ts';
import { coveredOn, draw } from './draw-supply.ts';
import type { KitQuestion } from './kit-order.ts';
import { SupplyPool } from './supply-pool.ts';

const RATE_PLACES = 6;

/** An order of goods, each line of which is complete or not by itself. */
export interface SalesKitOrder {
  id: string;
  number: string;
  dueOn: string;
  /** Smaller is more important. */
  priority: number;
  lines: readonly {
    position: number;
    itemId: string;
    /** Of a line made to order: what is made for it stands under this name. */
    shelf?: string | undefined;
    decimals: number;
    /** Ordered and not yet delivered. */
    open: Decimal;
    reserved: Decimal;
    /** What the open quantity is worth. */
    value: Decimal;
  }[];
}

export interface SalesKitAnswer {
  id: string;
  number: string;
  /** Lines fully covered ÷ open lines; an order without open lines is covered. */
  kitRate: Decimal;
  /** The same, weighed by what the lines are worth. */
  valueRate: Decimal;
  complete: boolean;
  fullKitOn: string | null;
  lines: {
    position: number;
    itemId: string;
    open: Decimal;
    covered: Decimal;
    shortage: Decimal;
    completeOn: string | null;
  }[];
}

export type SalesKitQuestion = Omit<KitQuestion, 'orders'> & {
  orders: readonly SalesKitOrder[];
};

const share = (part: Decimal, whole: Decimal): Decimal =>
  isPositive(whole) ? div(part, whole, RATE_PLACES, 'floor') : '1';

/**
 * How much of each sales order is there, in the order of their turn. With `multiLevel` a short
 * line counts as far as it could be made. A line that stays incomplete takes its part away from
 * later orders only under `fullClaim`.
 */
export function kitSalesOrders(question: SalesKitQuestion): SalesKitAnswer[] {
  const run = startRun({ ...question, orders: [] });
  const dates = new SupplyPool(question.supplies, question.today);
  return question.orders.map((order) => {
    const until = laterOf(order.dueOn, question.today);
    const lines = order.lines.map(({ position, itemId, shelf, decimals, open, reserved }) => {
      const wish = { itemId, shelf, decimals, quantity: open, own: reserved, alternates: [] };
      const mark = run.pool.mark();
      const { covered } = draw(run.pool, wish, until, run.makeParts);
      if (!gte(covered, open) && question.options.allocation === 'kitOnly') run.pool.rollback(mark);
      const completeOn = coveredOn(dates, wish, question.today);
      return { position, itemId, open, covered, shortage: sub(open, covered), completeOn };
    });
    return { id: order.id, number: order.number, ...ratesOf(order, lines), lines };
  });
}

function ratesOf(order: SalesKitOrder, lines: SalesKitAnswer['lines']) {
  const pairs = lines.map((line, index) => ({ line, value: order.lines[index]?.value ?? '0' }));
  const open = pairs.filter(({ line }) => isPositive(line.open));
  const done = open.filter(({ line }) => !isPositive(line.shortage));
  const worth = (list: typeof pairs) => sum(list.map(({ value }) => value));
  const dates = open.map(({ line }) => line.completeOn);
  const known = dates.filter((date) => date !== null).sort();
  return {
    kitRate: share(add(String(done.length)), String(open.length)),
    valueRate: share(worth(done), worth(open)),
    complete: done.length === open.length,
    fullKitOn: dates.includes(null) ? null : (known.at(-1) ?? null),
  };
}
