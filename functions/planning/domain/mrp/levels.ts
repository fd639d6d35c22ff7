// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import { bomCycle } from './errors.ts';
import type { Boms } from './model.ts';

const overlaps = (from: number, to: number, lastDay: number) =>
  from <= lastDay && to >= 0 && from <= to;

/** Calls `visit` with every component that the item can have on a planned day. Rule 6. */
function eachComponent(
  boms: Boms,
  item: number,
  lastDay: number,
  visit: (component: number) => void,
): void {
  for (let v = boms.versionStart[item]!; v < boms.versionStart[item + 1]!; v += 1) {
    if (!overlaps(boms.versionFrom[v]!, boms.versionTo[v]!, lastDay)) continue;
    for (let line = boms.lineStart[v]!; line < boms.lineStart[v + 1]!; line += 1) {
      const component = boms.lineItem[line]!;
      if (overlaps(boms.lineFrom[line]!, boms.lineTo[line]!, lastDay)) visit(component);
    }
  }
}

/** Follows products upwards among those that were never reached, until one comes again. */
function cyclePath(boms: Boms, waiting: Int32Array, items: string[], lastDay: number): string {
  const products = new Map<number, number>();
  for (let item = items.length - 1; item >= 0; item -= 1) {
    if (waiting[item] === 0) continue;
    eachComponent(boms, item, lastDay, (component) => products.set(component, item));
  }
  const path: number[] = [];
  let item = waiting.findIndex((count) => count > 0);
  while (!path.includes(item)) {
    path.push(item);
    item = products.get(item) as number;
  }
  const cycle = path.slice(path.indexOf(item)).reverse();
  return [...cycle, cycle[0]!].map((index) => items[index]).join(' → ');
}

/** Longest path from a root, by Kahn's order. Throws 'bomCycle' with the path in item ids. */
export function levelsOf(boms: Boms, items: string[], lastDay: number): Int32Array {
  const level = new Int32Array(items.length);
  const waiting = new Int32Array(items.length);
  for (let item = 0; item < items.length; item += 1) {
    eachComponent(boms, item, lastDay, (component) => {
      waiting[component]! += 1;
    });
  }
  const ready: number[] = [];
  for (let item = 0; item < items.length; item += 1) if (waiting[item] === 0) ready.push(item);
  for (let next = 0; next < ready.length; next += 1) {
    const item = ready[next]!;
    const below = level[item]! + 1;
    eachComponent(boms, item, lastDay, (component) => {
      if (level[component]! < below) level[component] = below;
      waiting[component]! -= 1;
      if (waiting[component] === 0) ready.push(component);
    });
  }
  if (ready.length === items.length) return level;
  throw bomCycle({ path: cyclePath(boms, waiting, items, lastDay) });
}
