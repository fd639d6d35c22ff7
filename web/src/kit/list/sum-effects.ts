import type { DryRun } from '../../lib/call.ts';

export interface EffectSum {
  kind: 'new' | 'changed' | 'gone';
  noun: string;
  count: number;
}

type Changes = Pick<DryRun, 'changes'>;

/** How many documents of which noun several commands would make, change and delete. */
export function sumsOf(effects: readonly Changes[]): EffectSum[] {
  const found = new Map<string, { sum: Omit<EffectSum, 'count'>; ids: Set<string> }>();
  for (const { noun, id, before, after } of effects.flatMap(({ changes }) => changes)) {
    const kind = !before ? 'new' : !after ? 'gone' : 'changed';
    const key = `${kind} ${noun}`;
    const known = found.get(key) ?? { sum: { kind, noun }, ids: new Set() };
    known.ids.add(id);
    found.set(key, known);
  }
  return [...found.values()].map(({ sum, ids }) => ({ ...sum, count: ids.size }));
}
