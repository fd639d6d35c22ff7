interface Account {
  code: string;
  parentCode?: string | undefined;
}

/** Accounts below their parents, by code, and how deep each lies. An unknown parent is none. */
export function inTree<A extends Account>(all: readonly A[]): { account: A; level: number }[] {
  const codes = new Set(all.map(({ code }) => code));
  const below = Map.groupBy(all, ({ parentCode }) =>
    parentCode !== undefined && codes.has(parentCode) ? parentCode : '',
  );
  const walk = (parent: string, level: number): { account: A; level: number }[] =>
    (below.get(parent) ?? [])
      .toSorted((a, b) => (a.code < b.code ? -1 : 1))
      .flatMap((account) => [{ account, level }, ...walk(account.code, level + 1)]);
  return walk('', 0);
}
