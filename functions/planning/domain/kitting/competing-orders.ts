import { add, type Decimal, gt, isPositive, mul } from '../../../../shared/kernel/decimal.ts';
import { startRun } from './analyse-kits.ts';
import type { Prepared } from './kit-one-order.ts';
import type { KitQuestion } from './kit-order.ts';

/**
 * Groups of orders that want something of which there is not enough for all, each in the order of
 * its turn: orders of different groups never take anything from each other.
 */
export function competingOrders(all: readonly Prepared[], question: KitQuestion): Prepared[][] {
  const scarce = scarceItems(all, question);
  const groups = new Map<string, Prepared[]>();
  const parent = new Map<string, string>();
  const rootOf = (item: string): string => {
    let root = item;
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up;
    if (root !== item) parent.set(item, root);
    return root;
  };
  const wanting = all
    .filter(({ open }) => isPositive(open))
    .map((prepared) => ({ prepared, items: itemsOf(prepared).filter((one) => scarce.has(one)) }))
    .filter(({ items }) => items.length > 0);
  for (const { items } of wanting) {
    const root = rootOf(items[0] as string);
    for (const item of items) {
      const other = rootOf(item);
      if (other !== root) parent.set(other, root);
    }
  }
  for (const { prepared, items } of wanting) {
    const root = rootOf(items[0] as string);
    const group = groups.get(root);
    if (group) group.push(prepared);
    else groups.set(root, [prepared]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

const itemsOf = ({ lines }: Prepared): string[] =>
  lines.flatMap(({ wish }) => [wish.itemId, ...wish.alternates.map(({ itemId }) => itemId)]);

/** All together want more of it than there is now, substitutes for others included. */
function scarceItems(all: readonly Prepared[], question: KitQuestion): ReadonlySet<string> {
  const wanted = new Map<string, Decimal>();
  const want = (itemId: string, quantity: Decimal) =>
    wanted.set(itemId, add(wanted.get(itemId) ?? '0', quantity));
  for (const { wish, need } of all.flatMap(({ lines }) => lines)) {
    want(wish.itemId, need);
    for (const { itemId, ratio } of wish.alternates) want(itemId, mul(need, ratio));
  }
  // Parts that are made out of others compete where no line shows it.
  if (question.options.multiLevel) return new Set(wanted.keys());
  const { pool } = startRun(question);
  const there = (itemId: string) => pool.available(itemId, question.today);
  return new Set([...wanted].filter(([item, needed]) => gt(needed, there(item))).map(([id]) => id));
}
