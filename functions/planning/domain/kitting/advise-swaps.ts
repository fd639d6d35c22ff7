import {
  add,
  cmp,
  type Decimal,
  gt,
  gte,
  isPositive,
  sub,
} from '../../../../shared/kernel/decimal.ts';
import { inSequence, startRun } from './analyse-kits.ts';
import { competingOrders } from './competing-orders.ts';
import { type Prepared, prepare, takeKit, takenBy } from './kit-one-order.ts';
import type { KitQuestion } from './kit-order.ts';
import { type Swap, swapOf } from './swap.ts';

/** Lines that may be looked at while sequences are tried out; keeps large questions short. */
const MAX_LINES_TRIED = 90_000;
const MAX_MOVES = 5;

export interface SwapAdvice {
  /** One after the other, each on top of those before it. */
  swaps: Swap[];
  /** Ids of all orders as they would then be served. */
  sequence: string[];
}

interface Trial {
  sequence: readonly Prepared[];
  moved: Prepared;
  place: Swap['place'];
  other: Prepared;
}

interface Result {
  orders: number;
  value: Decimal;
  complete: ReadonlySet<Prepared>;
  /** What each takes, and what it is short of when its turn comes. */
  taken: ReadonlyMap<Prepared, ReadonlyMap<string, Decimal>>;
  short: ReadonlyMap<Prepared, ReadonlyMap<string, Decimal>>;
}

interface Advising {
  question: KitQuestion;
  linesLeft: number;
}

/**
 * Which orders should change places so that more of them can be finished, or as many that are
 * worth more. Only orders that compete for something scarce are tried, one move at a time.
 */
export function adviseSwaps(question: KitQuestion): SwapAdvice {
  const ordered = inSequence(question.orders, question.options.sequence);
  let sequence = ordered.map((order) => prepare(order, question));
  const advising = { question, linesLeft: MAX_LINES_TRIED };
  const swaps: Swap[] = [];
  for (const group of competingOrders(sequence, question)) {
    const found = improve(group, advising, MAX_MOVES - swaps.length);
    if (found.swaps.length === 0) continue;
    swaps.push(...found.swaps);
    const inGroup = new Set(group);
    const places = found.sequence.values();
    sequence = sequence.map((one) => (inGroup.has(one) ? (places.next().value ?? one) : one));
  }
  return { swaps, sequence: sequence.map(({ order }) => order.id) };
}

function improve(group: readonly Prepared[], advising: Advising, most: number) {
  const swaps: Swap[] = [];
  let sequence = group;
  let now = tryOut(sequence, advising);
  while (now && swaps.length < most) {
    const best = bestTrial(sequence, now, advising);
    if (!best) break;
    const { moved, place, other } = best.trial;
    swaps.push(swapOf(moved.order, place, other.order, now, best.result));
    sequence = best.trial.sequence;
    now = best.result;
  }
  return { swaps, sequence };
}

function bestTrial(sequence: readonly Prepared[], now: Result, advising: Advising) {
  let best: { trial: Trial; result: Result } | undefined;
  for (const trial of trials(sequence, now)) {
    const result = tryOut(trial.sequence, advising);
    if (!result) break;
    if (compare(result, best?.result ?? now) > 0) best = { trial, result };
  }
  return best;
}

const compare = (a: Result, b: Result): number => a.orders - b.orders || cmp(a.value, b.value);

/** Undefined once the budget is spent: what was not tried is not advised. */
function tryOut(sequence: readonly Prepared[], advising: Advising): Result | undefined {
  advising.linesLeft -= sequence.reduce((count, { lines }) => count + lines.length, 0);
  if (advising.linesLeft < 0) return undefined;
  const run = startRun(advising.question);
  const complete = new Set<Prepared>();
  const taken = new Map<Prepared, Map<string, Decimal>>();
  const short = new Map<Prepared, Map<string, Decimal>>();
  for (const prepared of sequence) {
    const there = new Map<string, Decimal>();
    for (const { wish, need } of prepared.lines) {
      const open = sub(sub(need, wish.own), run.pool.available(wish.itemId, prepared.until));
      if (isPositive(open)) there.set(wish.itemId, open);
    }
    const kitQuantity = takeKit(prepared, run);
    if (gte(kitQuantity, prepared.open)) complete.add(prepared);
    short.set(prepared, there);
    taken.set(prepared, sums(takenBy(kitQuantity, prepared, run)));
  }
  const value = [...complete].reduce((total, { order }) => add(total, order.value), '0');
  return { orders: complete.size, value, complete, taken, short };
}

const sums = (list: readonly { itemId: string; quantity: Decimal }[]): Map<string, Decimal> => {
  const total = new Map<string, Decimal>();
  for (const { itemId, quantity } of list) {
    total.set(itemId, add(total.get(itemId) ?? '0', quantity));
  }
  return total;
};

const before = (sequence: readonly Prepared[], moved: Prepared, other: Prepared): Trial => {
  const rest = sequence.filter((one) => one !== moved);
  rest.splice(rest.indexOf(other), 0, moved);
  return { sequence: rest, moved, place: 'before', other };
};

const holdsAll = (
  taken: ReadonlyMap<string, Decimal> = new Map(),
  short: ReadonlyMap<string, Decimal> = new Map(),
): boolean =>
  short.size > 0 && [...short].every(([item, quantity]) => !gt(quantity, taken.get(item) ?? '0'));

/**
 * An incomplete order before an earlier one: first where that one, incomplete itself, holds all
 * that the later one is short of. Then blocking orders behind everything.
 */
function* trials(sequence: readonly Prepared[], now: Result): Generator<Trial> {
  const incomplete = sequence.filter((one) => !now.complete.has(one));
  const likely = (moved: Prepared, other: Prepared) =>
    !now.complete.has(other) && holdsAll(now.taken.get(other), now.short.get(moved));
  for (const first of [true, false]) {
    for (const moved of incomplete) {
      for (const other of sequence) {
        if (other === moved) break;
        if (likely(moved, other) === first) yield before(sequence, moved, other);
      }
    }
  }
  const last = sequence.at(-1);
  for (const moved of incomplete) {
    if (last === undefined || moved === last) continue;
    const rest = [...sequence.filter((one) => one !== moved), moved];
    yield { sequence: rest, moved, place: 'after', other: last };
  }
}
