import { addDays, type BusinessDate, laterOf, weekday } from '../../../../shared/kernel/date.ts';
import {
  add,
  type Decimal,
  gt,
  isPositive,
  mul,
  round,
  sub,
} from '../../../../shared/kernel/decimal.ts';
import { type OrderPromise, orderPromises, type PromisedOrder, slipOf } from './order-promises.ts';
import { openBook, type PromiseBook } from './promise-book.ts';
import type { OpenDemand, PromiseFacts } from './promise-facts.ts';
import { estimateByLeadTime, type LinePromise, promiseLines } from './promise-lines.ts';

/** A big order that nobody has accepted yet. */
export interface Imagined {
  itemId: string;
  quantity: Decimal;
  wantedOn: BusinessDate;
  /** Money that it brings; absent: cash shows what it costs only. */
  value?: Decimal;
  /** Days after it leaves until the customer pays. */
  paidAfterDays: number;
}

/** What buying one of an item costs, and when it is paid after it has arrived. */
export interface BuyingTerms {
  cost: Decimal;
  paidAfterDays: number;
}

export interface WhatIf {
  promise: LinePromise;
  /** Orders that would be served later than without it. */
  slips: {
    id: string;
    number: string;
    before: BusinessDate | null;
    after: BusinessDate | null;
    /** Null if one of the dates is unknown. */
    days: number | null;
  }[];
  /** What would have to be bought for it alone, and when it is needed at the latest. */
  short: { itemId: string; quantity: Decimal; there: BusinessDate }[];
  /** Work that it adds, and where that is more than the centre has. */
  capacity: {
    centreId: string;
    date: BusinessDate;
    minutes: number;
    load: number;
    capacity: number;
  }[];
  /** Money in (above zero) and out, by the Monday of the week. */
  cash: { week: BusinessDate; amount: Decimal }[];
}

const mondayOf = (date: BusinessDate): BusinessDate => addDays(date, 1 - weekday(date));

/** What an order would do to all others (PLN-15). Nothing is kept: facts in, an answer out. */
export function imagine(
  facts: PromiseFacts,
  orders: readonly PromisedOrder[],
  imagined: Imagined,
  terms: ReadonlyMap<string, BuyingTerms>,
): WhatIf {
  const book = openBook(facts, estimateByLeadTime);
  const [promise] = promiseLines(facts, [imagined], book) as [LinePromise];
  const before = orderPromises(facts, orders);
  const after = orderPromises(accepted(facts, imagined, book), orders);
  const short = boughtFor(promise);
  return {
    promise,
    slips: slipsOf(before, after),
    short,
    capacity: workFor(promise, facts),
    cash: cashOf(imagined, promise, short, terms),
  };
}

/** The order is served by its date like any other, and what is made for it uses up its parts. */
function accepted(facts: PromiseFacts, imagined: Imagined, book: PromiseBook): PromiseFacts {
  const { itemId, quantity, wantedOn } = imagined;
  const parts = book.taken().filter((one) => one.itemId !== itemId);
  const demands = [{ itemId, quantity, date: wantedOn }, ...parts].map(
    (one, line): OpenDemand => ({
      source: { noun: 'salesOrder', id: '', number: '', line },
      reserved: '0',
      ...one,
    }),
  );
  return { ...facts, demands: [...facts.demands, ...demands] };
}

function slipsOf(before: readonly OrderPromise[], after: readonly OrderPromise[]) {
  return after.flatMap((now, index) => {
    const was = before[index] as OrderPromise;
    if (was.promisedOn === now.promisedOn) return [];
    const { id, number, promisedOn } = now;
    return [{ id, number, before: was.promisedOn, after: promisedOn, days: slipOf(was, now) }];
  });
}

/** Simulated purchases of all levels, each with the day on which it is there. */
function boughtFor({ steps }: LinePromise): WhatIf['short'] {
  const totals = new Map<string, { quantity: Decimal; there: BusinessDate }>();
  steps.forEach(({ code, itemId, quantity }, index) => {
    if (code !== 'buy' || itemId === undefined || quantity === undefined) return;
    const there = steps[index + 1]?.date;
    if (there === undefined) return;
    const known = totals.get(itemId) ?? { quantity: '0', there };
    totals.set(itemId, {
      quantity: add(known.quantity, quantity),
      there: laterOf(there, known.there),
    });
  });
  return [...totals].map(([itemId, total]) => ({ itemId, ...total }));
}

function workFor({ steps }: LinePromise, facts: PromiseFacts): WhatIf['capacity'] {
  return steps.flatMap(({ code, centreId, date, quantity }) => {
    if (code !== 'work' || centreId === undefined || date === undefined) return [];
    const centre = facts.centres.get(centreId);
    const minutes = Number(quantity);
    const planned = facts.load.get(centreId)?.get(date) ?? 0;
    const capacity = centre ? centre.machines * centre.minutesPerDay : 0;
    return [{ centreId, date, minutes, load: planned + minutes, capacity }];
  });
}

function cashOf(
  { value, paidAfterDays }: Imagined,
  { fullDate }: LinePromise,
  short: WhatIf['short'],
  terms: ReadonlyMap<string, BuyingTerms>,
): WhatIf['cash'] {
  const weeks = new Map<BusinessDate, Decimal>();
  const note = (date: BusinessDate, amount: Decimal) => {
    const week = mondayOf(date);
    weeks.set(week, add(weeks.get(week) ?? '0', amount));
  };
  for (const { itemId, quantity, there } of short) {
    const known = terms.get(itemId);
    if (!known || !isPositive(known.cost)) continue;
    const cost = round(mul(quantity, known.cost), 2);
    note(addDays(there, known.paidAfterDays), sub('0', cost));
  }
  if (value !== undefined && fullDate !== null && gt(value, '0')) {
    note(addDays(fullDate, paidAfterDays), value);
  }
  return [...weeks]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([week, amount]) => ({ week, amount }));
}
