import { type BusinessDate, laterOf } from '../../../../shared/kernel/date.ts';
import { add, type Decimal, isPositive } from '../../../../shared/kernel/decimal.ts';
import { daysAfter, leadDays } from '../../../../shared/kernel/lead-time.ts';
import { requirement } from '../../../../shared/kernel/requirement.ts';
import { minutesFor } from '../capacity/centre.ts';
import { type WalkedOperation, walkCapacity } from '../capacity/walk-capacity.ts';
import { promiseDates } from './available-to-promise.ts';
import type { PromiseBook } from './promise-book.ts';
import type { FlowSource, PromiseBom, PromiseItem } from './promise-facts.ts';
import type { PromiseStep } from './promise-step.ts';

export interface PromisePart {
  kind: 'stock' | 'receipt' | 'make' | 'buy';
  quantity: Decimal;
  date: BusinessDate;
  source?: FlowSource;
}

export interface Found {
  parts: PromisePart[];
  /** When all of it can be had; null if some of it never can. */
  date: BusinessDate | null;
  missing: Decimal;
  steps: PromiseStep[];
}

/** How a question goes down the bill of materials. */
interface Search {
  book: PromiseBook;
  /** Without it operations take their lead time, whatever else is planned. */
  capacity: boolean;
  /** Products above: nothing is made of itself. */
  path: readonly string[];
  /** Simulated orders that may still be tried in this question. */
  budget: { left: number };
  /** A phantom is put together at once. */
  phantom: boolean;
  /**
   * What is asked for is made for it alone; absent: its item says. Parts are as their items say.
   */
  toOrder?: boolean | undefined;
}

const MAX_SIMULATIONS = 2_000;

export const newSearch = (book: PromiseBook, capacity: boolean, toOrder?: boolean): Search => ({
  book,
  capacity,
  path: [],
  budget: { left: MAX_SIMULATIONS },
  phantom: false,
  toOrder,
});

interface Simulated {
  kind: 'make' | 'buy';
  date: BusinessDate | null;
  steps: PromiseStep[];
}

/**
 * The earliest way to a quantity: what is free of promises, and for the rest a simulated order. A
 * receipt is not waited for if making or buying its part anew is done with everything sooner.
 * What is found is taken in the book.
 */
export function findEarliest(itemId: string, quantity: Decimal, search: Search): Found {
  const { book } = search;
  const toOrder = search.toOrder ?? book.facts.items.get(itemId)?.madeToOrder;
  const parts = toOrder ? { list: [], unpromised: quantity } : freeParts(itemId, quantity, book);
  let rest = parts.unpromised;
  let kept = parts.list;
  let simulation = simulateFrom(itemId, rest, search);
  while (kept.length > 0 && search.budget.left > 0) {
    const last = kept.at(-1) as PromisePart;
    const date = fullDate(kept, rest, simulation.order);
    if (last.date <= book.facts.today || (date !== null && date > last.date)) break;
    const more = add(rest, last.quantity);
    book.rollback(simulation.mark);
    const trial = simulateFrom(itemId, more, search);
    const sooner = fullDate(kept.slice(0, -1), more, trial.order);
    if (sooner === null || (date !== null && sooner >= date)) {
      book.rollback(trial.mark);
      simulation = simulateFrom(itemId, rest, search);
      break;
    }
    simulation = trial;
    kept = kept.slice(0, -1);
    rest = more;
  }
  for (const part of kept) book.take(itemId, part.quantity, part.date);
  return resultOf(itemId, kept, rest, simulation.order, search);
}

function freeParts(itemId: string, quantity: Decimal, book: PromiseBook) {
  const { promises, unpromised } = promiseDates(book.atp(itemId), quantity, { split: true });
  const list = promises.map((one): PromisePart => {
    const source = book.sourceOn(itemId, one.period);
    const kind = source && one.period > book.facts.today ? 'receipt' : 'stock';
    return {
      kind,
      quantity: one.quantity,
      date: one.period,
      ...(kind === 'receipt' && source && { source }),
    };
  });
  return { list, unpromised };
}

function simulateFrom(itemId: string, quantity: Decimal, search: Search) {
  const mark = search.book.mark();
  return { mark, order: isPositive(quantity) ? simulate(itemId, quantity, search) : undefined };
}

const fullDate = (
  parts: readonly PromisePart[],
  rest: Decimal,
  order: Simulated | undefined,
): BusinessDate | null => {
  const last = parts.at(-1)?.date;
  if (!isPositive(rest)) return last ?? null;
  if (!order || order.date === null) return null;
  return last === undefined ? order.date : laterOf(last, order.date);
};

function resultOf(
  itemId: string,
  kept: readonly PromisePart[],
  rest: Decimal,
  order: Simulated | undefined,
  { path, book }: Search,
): Found {
  const level = path.length;
  const steps: PromiseStep[] = kept.map(({ kind, quantity, date, source }) => ({
    code: kind === 'stock' ? 'onHand' : 'receipt',
    level,
    itemId,
    quantity,
    date,
    ...(source && { number: source.number }),
  }));
  if (order) steps.push({ code: order.kind, level, itemId, quantity: rest }, ...order.steps);
  const made = order?.date ? [{ kind: order.kind, quantity: rest, date: order.date }] : [];
  return {
    parts: [...kept, ...made],
    date: fullDate(kept, rest, order) ?? (isPositive(rest) ? null : book.facts.today),
    missing: order && order.date === null ? rest : '0',
    steps,
  };
}

/** An order that nobody has placed: when it would be done, and why then. */
function simulate(itemId: string, quantity: Decimal, search: Search): Simulated {
  const { facts } = search.book;
  const { path, budget } = search;
  const item = facts.items.get(itemId);
  budget.left -= 1;
  const level = path.length;
  if (!item || item.source === 'none' || path.includes(itemId)) {
    return { kind: 'buy', date: null, steps: [{ code: 'noSource', level, itemId, quantity }] };
  }
  if (item.source === 'buy') return bought(item, quantity, search);
  const bom = facts.boms.get(itemId);
  const material = bom
    ? materialFor(itemId, quantity, bom, search)
    : { date: facts.today, steps: [] };
  if (material.date === null) return { kind: 'make', date: null, steps: material.steps };
  const worked = search.phantom
    ? { date: material.date, steps: [] }
    : workedFrom(item, quantity, material.date, search);
  return { kind: 'make', date: worked.date, steps: [...material.steps, ...worked.steps] };
}

function bought(item: PromiseItem, quantity: Decimal, { book, path }: Search): Simulated {
  const { today } = book.facts;
  const { calendar = book.facts.calendar } = item;
  const { counts, receiptDays } = item.leadTime;
  const arrival = daysAfter(today, leadDays(item.leadTime, quantity), counts, calendar);
  const date = daysAfter(arrival, receiptDays, counts, calendar);
  const steps: PromiseStep[] = [{ code: 'arrived', level: path.length, itemId: item.id, date }];
  return { kind: 'buy', date, steps };
}

/** The day on which the last component is there, each found as early as it can be. */
function materialFor(itemId: string, quantity: Decimal, bom: PromiseBom, search: Search) {
  const { facts } = search.book;
  const steps: PromiseStep[] = [];
  let latest: BusinessDate | null = facts.today;
  for (const { itemId: componentId, phantom, ...line } of bom.components) {
    const rule = { ...line, per: bom.outputQuantity, yield: bom.yield, lossMode: facts.lossMode };
    const decimals = facts.items.get(componentId)?.decimals ?? 0;
    const needed = requirement({ ...rule, for: quantity }, decimals);
    if (!isPositive(needed)) continue;
    const path = [...search.path, itemId];
    const level = path.length;
    const found = findEarliest(componentId, needed, {
      ...search,
      ...{ path, phantom, toOrder: undefined },
    });
    steps.push({ code: 'needed', level, itemId: componentId, quantity: needed }, ...found.steps);
    latest = latest === null || found.date === null ? null : laterOf(latest, found.date);
  }
  if (latest !== null) {
    steps.push({ code: 'material', level: search.path.length, itemId, date: latest });
  }
  return { date: latest, steps };
}

/** From the day the material is there: through free capacity, or the lead time without routing. */
function workedFrom(item: PromiseItem, quantity: Decimal, start: BusinessDate, search: Search) {
  const { facts, minutes } = search.book;
  const level = search.path.length;
  const { counts, receiptDays } = item.leadTime;
  const operations = search.capacity ? operationsOf(item.id, quantity, search) : [];
  const walked = operations.length > 0 ? walkCapacity(operations, start, minutes) : undefined;
  if (walked === null) {
    const steps: PromiseStep[] = [{ code: 'noCapacity', level, itemId: item.id, quantity }];
    return { date: null, steps };
  }
  const finish =
    walked?.finish ?? daysAfter(start, leadDays(item.leadTime, quantity), counts, facts.calendar);
  const date = daysAfter(finish, receiptDays, counts, facts.calendar);
  const work = (walked?.used ?? []).map(
    ({ centreId, date, minutes: used }): PromiseStep => ({
      code: 'work',
      level,
      centreId,
      date,
      quantity: String(used),
    }),
  );
  return { date, steps: [...work, { code: 'finished' as const, level, itemId: item.id, date }] };
}

function operationsOf(itemId: string, quantity: Decimal, { book }: Search): WalkedOperation[] {
  return (book.facts.routings.get(itemId) ?? []).flatMap((operation) => {
    const centre = book.facts.centres.get(operation.centreId);
    if (!centre) return [];
    const { setupMinutes, runMinutes, waitMinutes } = operation;
    const minutes = minutesFor(setupMinutes, runMinutes, quantity, centre.efficiency);
    return [{ centre, minutes, waitMinutes }];
  });
}
