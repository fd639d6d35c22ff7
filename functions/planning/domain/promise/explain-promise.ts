import { type BusinessDate, laterOf } from '../../../../shared/kernel/date.ts';
import { isPositive } from '../../../../shared/kernel/decimal.ts';
import type { PromisedOrder } from './order-promises.ts';
import type { Peg, PeggedDemand } from './peg-by-date.ts';
import { openBook, type PromiseBook } from './promise-book.ts';
import { keyOf, type OpenSupply, type PromiseFacts } from './promise-facts.ts';
import { estimateByLeadTime } from './promise-lines.ts';
import type { PromiseStep } from './promise-step.ts';

interface Explaining {
  book: PromiseBook;
  supplies: ReadonlyMap<string, OpenSupply>;
  /** Orders that have been told: none twice, and no circle. */
  told: Set<string>;
}

/**
 * Why the lines of a confirmed order leave when they do: what meets each of them and when, and of
 * a work order that its material holds up which material that is, down to what is bought. The
 * dates are those that the promise was made with.
 */
export function explainOrderPromise(
  facts: PromiseFacts,
  { id, number, lines }: PromisedOrder,
): Map<number, PromiseStep[]> {
  const book = openBook(facts, estimateByLeadTime);
  const supplies = new Map(facts.supplies.map((one) => [keyOf(one.source), one]));
  return new Map(
    lines.map(({ line, itemId, requestedOn }) => {
      const key = keyOf({ noun: 'salesOrder', id, number, line });
      const pegged = book.pegging.of(itemId).get(key);
      if (!pegged) return [line, []];
      const { quantity } = pegged.demand;
      const asked: PromiseStep = { code: 'asked', level: 0, itemId, quantity, date: requestedOn };
      const explaining = { book, supplies, told: new Set<string>() };
      return [line, [asked, ...metBy(pegged, 0, explaining)]];
    }),
  );
}

function metBy({ demand, pegs, rest }: PeggedDemand, level: number, of: Explaining): PromiseStep[] {
  const { itemId } = demand;
  const steps = pegs.flatMap((peg) => pegSteps(itemId, peg, level, of));
  if (!isPositive(rest)) return steps;
  const date = estimateByLeadTime(of.book, itemId, rest, demand.madeToOrder);
  if (date === null) return [...steps, { code: 'noSource', level, itemId, quantity: rest }];
  const make = of.book.facts.items.get(itemId)?.source === 'make';
  return [...steps, { code: make ? 'make' : 'buy', level, itemId, quantity: rest, date }];
}

function pegSteps(itemId: string, peg: Peg, level: number, of: Explaining): PromiseStep[] {
  const { quantity, source } = peg;
  const date = peg.date === null ? {} : { date: peg.date };
  if (!source) return [{ code: 'onHand', level, itemId, quantity, ...date }];
  const step: PromiseStep = {
    ...{ code: 'receipt', level, itemId, quantity, ...date },
    number: source.number,
  };
  const supply = of.supplies.get(keyOf(source));
  const held = supply?.startOn === undefined ? [] : heldUp(supply, level + 1, of);
  return [step, ...held];
}

/** The material that is there only after the order was to begin, and when all of it is. */
function heldUp({ source, date, startOn }: OpenSupply, level: number, of: Explaining) {
  const key = keyOf(source);
  if (of.told.has(key)) return [];
  of.told.add(key);
  const { facts, pegging } = of.book;
  const start = laterOf(startOn ?? date, facts.today);
  let all: BusinessDate | null = start;
  const steps: PromiseStep[] = [];
  for (const demand of facts.demands) {
    if (demand.source.noun !== source.noun || demand.source.id !== source.id) continue;
    const pegged = pegging.of(demand.itemId).get(keyOf(demand.source));
    if (!pegged) continue;
    const there = lastOf(pegged, of.book);
    if (there !== null && there <= start) continue;
    all = there === null || all === null ? null : laterOf(there, all);
    const { itemId, quantity } = demand;
    steps.push({ code: 'needed', level, itemId, quantity, date: start, number: source.number });
    steps.push(...metBy(pegged, level, of));
  }
  if (steps.length === 0 || all === null) return steps;
  return [...steps, { code: 'material' as const, level, date: all, number: source.number }];
}

function lastOf({ demand, pegs, rest }: PeggedDemand, book: PromiseBook): BusinessDate | null {
  const { today } = book.facts;
  const estimate = isPositive(rest)
    ? estimateByLeadTime(book, demand.itemId, rest, demand.madeToOrder)
    : today;
  return pegs.reduce<BusinessDate | null>(
    (last, { date }) => (last === null || date === null ? null : laterOf(last, date)),
    estimate,
  );
}
