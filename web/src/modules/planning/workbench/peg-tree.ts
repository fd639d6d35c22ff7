/** One row of the answer about pegging: what was reached from where. */
export interface Peg {
  level: number;
  from: string;
  kind: 'stock' | 'given' | 'planned' | 'deficit' | 'dependent';
  id?: string | undefined;
  itemId: string;
  code: string;
  name: string;
  quantity: string;
  date?: string | undefined;
}

export interface PegNode {
  peg: Peg;
  key: string;
  branches: readonly PegNode[];
}

/** Needs of a planned order are named after it: what follows them follows the order. */
const nextFrom = ({ kind, id }: Peg): string | undefined =>
  kind === 'dependent' ? id?.slice(0, id.lastIndexOf('/')) : id;

/**
 * The rows as a tree. What several branches share is opened once, as the answer has it, so the
 * tree is never larger than the answer.
 */
export function pegTree(rows: readonly Peg[], root: string): PegNode[] {
  const byFrom = Map.groupBy(rows, ({ from }) => from);
  const opened = new Set<string>();
  const branchesOf = (from: string | undefined, path: string): PegNode[] => {
    if (from === undefined || opened.has(from)) return [];
    opened.add(from);
    return (byFrom.get(from) ?? []).map((peg, index) => {
      const key = `${path}/${index}`;
      return { peg, key, branches: branchesOf(nextFrom(peg), key) };
    });
  };
  return branchesOf(root, '');
}
