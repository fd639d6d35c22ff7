import type { Scope } from '../../../shared/contracts/noun.ts';

/** What changed, for people: fetch it again. Without an id: something of this noun. */
export interface Change {
  noun: string;
  id?: string;
  version?: number;
}

/** More changes of one noun than this, and its lists are to be fetched again as a whole. */
const MOST_OF_A_NOUN = 50;

/** The last version of each document; a noun of which very much changed stands for itself. */
export function condensed(changes: readonly Change[]): Change[] {
  const byNoun = new Map<string, Map<string, Change> | 'whole'>();
  for (const { noun, id, version } of changes) {
    const known = byNoun.get(noun) ?? new Map<string, Change>();
    byNoun.set(noun, known);
    if (known === 'whole') continue;
    const before = id === undefined ? undefined : known.get(id);
    if (id === undefined || (!before && known.size >= MOST_OF_A_NOUN)) byNoun.set(noun, 'whole');
    else if ((before?.version ?? 0) <= (version ?? 0)) known.set(id, { noun, id, version });
  }
  return [...byNoun].flatMap(([noun, known]) =>
    known === 'whole' ? [{ noun }] : [...known.values()],
  );
}

/**
 * What somebody may hear of. Whoever may read all of a noun hears which document it was. Whoever
 * may read a part only hears that something of it changed: that it was just this document would
 * tell of one that may not be theirs, and a document that has left their part must vanish too.
 */
export function visibleChanges(
  changes: readonly Change[],
  scopeOf: (noun: string) => Scope | undefined,
): Change[] {
  const visible = changes.flatMap((change): Change[] => {
    const scope = scopeOf(change.noun);
    if (scope === undefined) return [];
    return [scope === 'all' ? change : { noun: change.noun }];
  });
  return condensed(visible);
}
