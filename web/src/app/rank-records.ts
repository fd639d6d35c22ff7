export interface FoundRecord {
  noun: string;
  id: string;
  code: string;
  name?: string | undefined;
}

/** How well a record fits what was typed: called so, beginning so, or holding it somewhere. */
function distance({ code, name = '' }: FoundRecord, typed: string): number {
  const called = [code.toLowerCase(), name.toLowerCase()];
  const equal = called.indexOf(typed);
  if (equal >= 0) return equal;
  const begins = called.findIndex((one) => one.startsWith(typed));
  return begins >= 0 ? 2 + begins : 4;
}

/** The best first; of those that fit alike, by the order of their nouns. */
export function rankRecords<T extends FoundRecord>(
  records: readonly T[],
  typed: string,
  nouns: readonly string[],
): T[] {
  const wanted = typed.trim().toLowerCase();
  const orderOf = new Map(nouns.map((noun, at) => [noun, at]));
  const place = ({ noun }: T) => orderOf.get(noun) ?? nouns.length;
  return records.toSorted(
    (a, b) => distance(a, wanted) - distance(b, wanted) || place(a) - place(b),
  );
}
