import { bomCycle, structureTooDeep } from './errors.ts';
import { common, firstDay, lastDay, type Validity } from './validity.ts';

/** One item is a part of another, on these days. */
export interface Edge extends Validity {
  child: string;
}

/** Of every item what it is made of, over all its released versions. */
export type Structure = ReadonlyMap<string, readonly Edge[]>;

/** Deeper ones exist only by mistake. */
export const MAX_LEVELS = 50;

interface Part extends Validity {
  itemId: string;
  alternates?: readonly { itemId: string }[] | undefined;
}

/** What a version contributes: every component, and every item that may stand in for one. */
export const edgesOf = (version: Validity & { lines: readonly Part[] }): Edge[] =>
  version.lines.flatMap((line) => {
    const days = common(version, line);
    if (!days) return [];
    const { validFrom, validTo } = days;
    const span = { ...(validFrom && { validFrom }), ...(validTo && { validTo }) };
    const items = [line.itemId, ...(line.alternates ?? []).map(({ itemId }) => itemId)];
    return items.map((child) => ({ child, ...span }));
  });

const within = (inner: Validity, outer: Validity): boolean =>
  firstDay(outer) <= firstDay(inner) && lastDay(inner) <= lastDay(outer);

/**
 * The way from an item back to itself that holds on some one day, as items in order with the first
 * repeated at the end: A, B, C, A. Only ways from the given items are followed. Two parts whose
 * days never meet make no cycle. Throws 'engineering.structureTooDeep'.
 */
export function findCycle(
  edges: (itemId: string) => readonly Edge[],
  starts: Iterable<string>,
): string[] | undefined {
  const cleared = new Map<string, Validity[]>();
  const path: string[] = [];
  const onPath = new Set<string>();

  function follow(itemId: string, span: Validity): string[] | undefined {
    if (onPath.has(itemId)) return [...path.slice(path.indexOf(itemId)), itemId];
    const known = cleared.get(itemId) ?? [];
    if (known.some((free) => within(span, free))) return undefined;
    if (path.length > MAX_LEVELS) throw structureTooDeep({ limit: MAX_LEVELS });
    path.push(itemId);
    onPath.add(itemId);
    for (const edge of edges(itemId)) {
      const days = common(span, edge);
      const found = days && follow(edge.child, days);
      if (found) return found;
    }
    path.pop();
    onPath.delete(itemId);
    cleared.set(itemId, [...known, span]);
    return undefined;
  }

  for (const start of starts) {
    const found = follow(start, {});
    if (found) return found;
  }
  return undefined;
}

/** Refuses a cycle with its path in words, "A → B → C → A". */
export function refuseCycle(cycle: readonly string[], codeOf: (itemId: string) => string): never {
  throw bomCycle({ path: cycle.map(codeOf).join(' → ') });
}

/**
 * The longest way from any product down to each item: 0 is sold or used by nothing else. By
 * Kahn's order; items that stand on a cycle, or behind one, get no level.
 */
export function lowLevelCodes(structure: Structure, holdsOn: (edge: Edge) => boolean) {
  const levels = new Map<string, number>();
  const waiting = new Map<string, number>();
  for (const [parent, edges] of structure) {
    waiting.set(parent, waiting.get(parent) ?? 0);
    for (const edge of edges) {
      if (holdsOn(edge)) waiting.set(edge.child, (waiting.get(edge.child) ?? 0) + 1);
    }
  }
  const ready = [...waiting].filter(([, count]) => count === 0).map(([itemId]) => itemId);
  for (const itemId of ready) levels.set(itemId, 0);
  for (const itemId of ready) {
    const below = (levels.get(itemId) ?? 0) + 1;
    for (const edge of structure.get(itemId) ?? []) {
      if (!holdsOn(edge)) continue;
      levels.set(edge.child, Math.max(levels.get(edge.child) ?? 0, below));
      const left = (waiting.get(edge.child) ?? 0) - 1;
      waiting.set(edge.child, left);
      if (left === 0) ready.push(edge.child);
    }
  }
  return new Map(ready.map((itemId) => [itemId, levels.get(itemId) ?? 0]));
}
