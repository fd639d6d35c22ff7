import { addDays, type BusinessDate } from '../../../../shared/kernel/date.ts';
import type { Decimal } from '../../../../shared/kernel/decimal.ts';
import { daysAfter } from '../../../../shared/kernel/lead-time.ts';
import { findEarliest, newSearch, type PromisePart } from './capable-to-promise.ts';
import { openBook, type PromiseBook } from './promise-book.ts';
import type { PromiseFacts } from './promise-facts.ts';
import type { PromiseStep } from './promise-step.ts';

export interface PromiseLine {
  itemId: string;
  quantity: Decimal;
  /** Made for it alone, or from stock like everybody's; absent: the item says. */
  madeToOrder?: boolean | undefined;
}

export interface LinePromise extends Omit<PromiseLine, 'madeToOrder'> {
  /** What can leave when, the earliest first. */
  parts: PromisePart[];
  /** When all of it can leave; null if some of it never can. */
  fullDate: BusinessDate | null;
  unpromised: Decimal;
  steps: PromiseStep[];
}

/** When something could be had that nothing supplies, by lead times alone, and nothing is taken. */
export function estimateByLeadTime(
  book: PromiseBook,
  itemId: string,
  quantity: Decimal,
  madeToOrder?: boolean,
): BusinessDate | null {
  const mark = book.mark();
  const { date } = findEarliest(itemId, quantity, newSearch(book, false, madeToOrder));
  book.rollback(mark);
  return date;
}

/**
 * ATP and, for what is left, CTP of lines one after the other: what one is promised the next does
 * not get. Parts that have to be made or bought first take handling and transit.
 */
export function promiseLines(
  facts: PromiseFacts,
  lines: readonly PromiseLine[],
  book: PromiseBook = openBook(facts, estimateByLeadTime),
): LinePromise[] {
  return lines.map(({ itemId, quantity, madeToOrder }) => {
    const found = findEarliest(itemId, quantity, newSearch(book, true, madeToOrder));
    const parts = found.parts.map((part) => ({ ...part, date: leaving(part, facts) }));
    const dates = parts.map(({ date }) => date).sort();
    const fullDate = found.date === null ? null : (dates.at(-1) ?? facts.today);
    const asked: PromiseStep = { code: 'asked', level: 0, itemId, quantity };
    const steps = [asked, ...found.steps, ...handlingSteps(found.parts, parts)];
    return { itemId, quantity, parts, fullDate, unpromised: found.missing, steps };
  });
}

function leaving({ kind, date }: PromisePart, facts: PromiseFacts): BusinessDate {
  if (kind === 'stock' || kind === 'receipt') return date;
  const packed = daysAfter(date, facts.handlingDays, 'working', facts.calendar);
  return addDays(packed, facts.transitDays);
}

const handlingSteps = (
  found: readonly PromisePart[],
  leaves: readonly PromisePart[],
): PromiseStep[] =>
  leaves.flatMap((part, index) => {
    const before = found[index];
    if (!before || before.date === part.date) return [];
    return [{ code: 'handling', level: 0, date: part.date, quantity: part.quantity }];
  });
