import {
  add,
  type Decimal,
  gt,
  gte,
  isPositive,
  max,
  mul,
  round,
  sub,
} from '../../../shared/kernel/decimal.ts';
import { laterWorkDone, operationNotReady, unknownOperation } from './errors.ts';
import type { Operation, Order } from './work-order-life.ts';
import { fitting, startedFor } from './work-order-life.ts';

const worked = ({ good, scrap }: Operation): Decimal => add(good, scrap);

/**
 * Readiness as it follows from what was reported: an operation works on what the one before has
 * let through – piece by piece if that allows overlap, otherwise all at once when it is done.
 */
export function flow(operations: readonly Operation[], started: Decimal): Operation[] {
  const out: Operation[] = [];
  for (const one of operations) {
    const before = out.at(-1);
    const beforeDone = before === undefined || before.state === 'done';
    const through = throughTo(before, started);
    const done = beforeDone && isPositive(through) && gte(worked(one), through);
    const ready = max('0', sub(through, worked(one)));
    const state = done ? 'done' : one.running ? 'running' : isPositive(ready) ? 'ready' : 'waiting';
    out.push({ ...one, ready, state });
  }
  return out;
}

function throughTo(before: Operation | undefined, started: Decimal): Decimal {
  if (before === undefined) return started;
  return before.overlap || before.state === 'done' ? before.good : '0';
}

/** Puts the operations and what follows from them on the order. */
export function withFlow<O extends Order>(order: O, decimals: number): O {
  const started = startedFor(order.quantity, order.yield, decimals);
  const operations = flow(order.operations, started);
  const scrapped = operations.reduce((total, { scrap }) => add(total, scrap), '0');
  return { ...order, operations, scrapped, good: operations.at(-1)?.good ?? order.received };
}

export function operationOf({ operations }: Order, number: number, pointer: string): Operation {
  const found = operations.find((one) => one.number === number);
  if (found) return found;
  const known = operations.map((one) => one.number);
  throw unknownOperation({ operation: number, operations: known }, pointer);
}

export interface Reported {
  good: Decimal;
  scrap: Decimal;
  rework: Decimal;
  minutes: Decimal;
}

/** The most that the first operation may start, with the tolerance of the company. */
const startLimit = (order: Order, tolerance: Decimal, decimals: number): Decimal =>
  round(
    mul(startedFor(order.quantity, order.yield, decimals), add('1', tolerance)),
    decimals,
    'floor',
  );

/** The order after a report. Throws 422 where the operation has not that many pieces to work on. */
export function report(
  order: Order,
  number: number,
  done: Reported,
  { overTolerance, decimals }: { overTolerance: Decimal; decimals: number },
): Order {
  const at = operationOf(order, number, '/operation');
  const first = order.operations[0] === at;
  const spare = first ? sub(startLimit(order, overTolerance, decimals), worked(at)) : at.ready;
  const quantity = add(done.good, done.scrap);
  if (gt(add(quantity, done.rework), max('0', spare))) {
    throw operationNotReady(
      { operation: number, ready: max('0', spare), quantity: add(quantity, done.rework) },
      '/good',
    );
  }
  return withFlow(
    changed(order, number, (one) => added(one, done)),
    decimals,
  );
}

/** The order without a report. Throws 422 when its pieces have gone on. */
export function unreport(order: Order, number: number, done: Reported, decimals: number): Order {
  const at = operationOf(order, number, '/operation');
  const next = order.operations[order.operations.indexOf(at) + 1];
  const left = sub(at.good, done.good);
  const used = next ? worked(next) : order.received;
  if (isPositive(done.good) && gt(used, left)) throw laterWorkDone({ used });
  const back = {
    good: neg(done.good),
    scrap: neg(done.scrap),
    rework: neg(done.rework),
    minutes: neg(done.minutes),
  };
  return withFlow(
    changed(order, number, (one) => added(one, back)),
    decimals,
  );
}

const neg = (quantity: Decimal): Decimal => sub('0', quantity);

const added = (one: Operation, done: Reported): Operation => ({
  ...one,
  good: add(one.good, done.good),
  scrap: add(one.scrap, done.scrap),
  rework: max('0', add(one.rework, done.rework)),
  minutes: fitting(max('0', add(one.minutes, done.minutes)), '/minutes'),
});

const changed = (order: Order, number: number, change: (one: Operation) => Operation): Order => ({
  ...order,
  operations: order.operations.map((one) => (one.number === number ? change(one) : one)),
});
