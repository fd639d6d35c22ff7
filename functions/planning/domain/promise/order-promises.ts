import { type BusinessDate, diffDays, laterOf } from '../../../../shared/kernel/date.ts';
import { type Decimal, div, gte, isPositive, sum } from '../../../../shared/kernel/decimal.ts';
import type { Peg, PeggedDemand } from './peg-by-date.ts';
import { openBook, type PromiseBook } from './promise-book.ts';
import { type FlowSource, keyOf, type PromiseFacts } from './promise-facts.ts';
import { estimateByLeadTime } from './promise-lines.ts';

const RATE_PLACES = 6;

/** An order of a customer, with the lines that something of is still to leave. */
export interface PromisedOrder {
  id: string;
  number: string;
  lines: readonly {
    line: number;
    itemId: string;
    requestedOn: BusinessDate;
    /** What the open quantity is worth. */
    value: Decimal;
  }[];
}

/** Why a line leaves no earlier: stock, something that comes, or something nobody has ordered. */
export interface PromiseCause {
  kind: 'stock' | 'receipt' | 'work' | 'make' | 'buy' | 'unknown';
  source?: FlowSource;
}

export interface PromisedLine {
  line: number;
  itemId: string;
  open: Decimal;
  /** Of it, what is there for this line now. */
  covered: Decimal;
  requestedOn: BusinessDate;
  /** Not before it is asked for; null if nobody can say. */
  promisedOn: BusinessDate | null;
  lateDays: number | null;
  cause: PromiseCause;
}

export interface OrderPromise {
  id: string;
  number: string;
  promisedOn: BusinessDate | null;
  /** Of its latest line; null as soon as one has no date. */
  lateDays: number | null;
  /** Lines that are there now ÷ open lines, and the same by value. */
  kitRate: Decimal;
  valueRate: Decimal;
  lines: PromisedLine[];
}

/**
 * When every line of some orders can leave, as all orders of the company are served by date. What
 * nothing supplies is estimated by lead times. The answer for an order follows from the flows of
 * its items, and of what these are made of, and from nothing else.
 */
export function orderPromises(
  facts: PromiseFacts,
  orders: readonly PromisedOrder[],
): OrderPromise[] {
  const book = openBook(facts, estimateByLeadTime);
  return orders.map(({ id, number, lines }) => {
    const promised = lines.flatMap((line) => {
      const key = keyOf({ noun: 'salesOrder', id, number, line: line.line });
      const pegged = book.pegging.of(line.itemId).get(key);
      return pegged ? [{ ...promiseOf(line, pegged, book), value: line.value }] : [];
    });
    return { id, number, ...summaryOf(promised) };
  });
}

function promiseOf(
  { line, itemId, requestedOn }: PromisedOrder['lines'][number],
  { demand, pegs, rest }: PeggedDemand,
  book: PromiseBook,
): PromisedLine {
  const { today } = book.facts;
  const covered = sum(pegs.filter(({ source }) => !source).map(({ quantity }) => quantity));
  const late = isPositive(rest)
    ? estimateByLeadTime(book, itemId, rest, demand.madeToOrder)
    : undefined;
  const latest = latestOf(pegs);
  const unknown = latest?.date === null || late === null;
  const available = laterOf(latest?.date ?? today, late ?? today);
  const promisedOn = unknown ? null : laterOf(available, requestedOn);
  return {
    line,
    itemId,
    open: demand.quantity,
    covered,
    requestedOn,
    promisedOn,
    lateDays: promisedOn === null ? null : diffDays(requestedOn, promisedOn),
    cause: causeOf(itemId, latest, late, book),
  };
}

/** The peg that is there last; one without a date is the last of all. */
const latestOf = (pegs: readonly Peg[]): Peg | undefined =>
  pegs.reduce<Peg | undefined>((last, peg) => {
    if (!last || last.date === null) return last ?? peg;
    return peg.date === null || peg.date > last.date ? peg : last;
  }, undefined);

function causeOf(
  itemId: string,
  latest: Peg | undefined,
  estimate: BusinessDate | null | undefined,
  { facts }: PromiseBook,
): PromiseCause {
  const make = facts.items.get(itemId)?.source === 'make';
  const byPeg = latest?.source;
  if (estimate === null) return { kind: 'unknown' };
  if (
    estimate !== undefined &&
    (!byPeg || latest?.date === null || estimate >= (latest?.date ?? ''))
  ) {
    return { kind: make ? 'make' : 'buy' };
  }
  if (!byPeg) return { kind: 'stock' };
  if (byPeg.noun === 'firmPlannedOrder') return { kind: make ? 'make' : 'buy', source: byPeg };
  return { kind: byPeg.noun === 'workOrder' ? 'work' : 'receipt', source: byPeg };
}

function summaryOf(lines: readonly (PromisedLine & { value: Decimal })[]) {
  const there = lines.filter(({ covered, open }) => gte(covered, open));
  const worth = (list: typeof lines) => sum(list.map(({ value }) => value));
  const dates = lines.map(({ promisedOn }) => promisedOn);
  const known = dates.filter((date) => date !== null).sort();
  const late = lines.map(({ lateDays }) => lateDays ?? 0);
  const unknown = dates.includes(null);
  return {
    promisedOn: unknown ? null : (known.at(-1) ?? null),
    lateDays: unknown ? null : Math.max(0, ...late),
    kitRate: share(String(there.length), String(lines.length)),
    valueRate: share(worth(there), worth(lines)),
    lines: lines.map(({ value: _, ...line }) => line),
  };
}

const share = (part: Decimal, whole: Decimal): Decimal =>
  isPositive(whole) ? div(part, whole, RATE_PLACES, 'floor') : '1';

/** How many days later an order is served than before; null as soon as either is unknown. */
export const slipOf = (before: OrderPromise, after: OrderPromise): number | null =>
  before.promisedOn === null || after.promisedOn === null
    ? null
    : diffDays(before.promisedOn, after.promisedOn);
