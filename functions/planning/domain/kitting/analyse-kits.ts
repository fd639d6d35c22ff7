import type { Decimal } from '../../../../shared/kernel/decimal.ts';
import { type KitRun, kitOrder } from './kit-one-order.ts';
import type { KitAnswer, KitOptions, KitOrder, KitQuestion } from './kit-order.ts';
import { partsMaker } from './make-parts.ts';
import { SupplyPool } from './supply-pool.ts';

const text = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

const byDate = {
  start: (a: KitOrder, b: KitOrder) => text(a.startOn, b.startOn),
  finish: (a: KitOrder, b: KitOrder) => text(a.dueOn, b.dueOn),
  priority: (a: KitOrder, b: KitOrder) => a.priority - b.priority || text(a.dueOn, b.dueOn),
};

/** By planned start, planned finish or priority, then date, then id; or as given. */
export function inSequence(
  orders: readonly KitOrder[],
  sequence: KitOptions['sequence'],
): readonly KitOrder[] {
  if (sequence === 'given') return orders;
  return orders.toSorted((a, b) => byDate[sequence](a, b) || text(a.id, b.id));
}

/** A fresh pool; receipts count only where they are asked for. */
export function startRun({ supplies, today, options, boms, lossMode }: KitQuestion): KitRun {
  const counted =
    options.supply === 'stock' ? supplies.filter(({ date }) => date === undefined) : supplies;
  return {
    pool: new SupplyPool(counted, today),
    today,
    options,
    makeParts: options.multiLevel ? partsMaker(boms, lossMode) : undefined,
  };
}

/**
 * How much of every order can be completed with what is there, in the order of their turn (domain
 * rules §2). Unless the sequence is given, the order in which they are listed makes no difference.
 * The day of a full kit looks at all that ever comes, and lets every order take all it needs.
 */
export const analyseKits = (question: KitQuestion): KitAnswer[] => kitsAndRest(question).answers;

export interface KitsAndRest {
  answers: KitAnswer[];
  /** What all orders leave of the components, and of what may stand in for them. */
  left: { itemId: string; quantity: Decimal }[];
}

/** As `analyseKits`, with what is left in the pool after the last order. */
export function kitsAndRest(question: KitQuestion): KitsAndRest {
  const run = startRun(question);
  const dates = new SupplyPool(question.supplies, question.today);
  const answers = inSequence(question.orders, question.options.sequence).map((order) =>
    kitOrder(order, run, dates),
  );
  const lines = question.orders.flatMap((order) => order.lines);
  const used = lines.flatMap(({ itemId, alternates }) => [itemId, ...alternates.map(itemOf)]);
  const left = [...new Set(used)].map((itemId) => ({
    itemId,
    quantity: run.pool.available(itemId),
  }));
  return { answers, left };
}

const itemOf = ({ itemId }: { itemId: string }): string => itemId;
