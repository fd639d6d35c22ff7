/** Groups of at most so many, in which no two touch the same; in the order given. */
export function groupedApart<T>(
  list: readonly T[],
  touches: (one: T) => readonly string[],
  most: number,
): T[][] {
  const groups: { members: T[]; touched: Set<string> }[] = [];
  for (const one of list) {
    const mine = touches(one);
    let group = groups.find(
      ({ members, touched }) => members.length < most && !mine.some((name) => touched.has(name)),
    );
    if (!group) {
      group = { members: [], touched: new Set() };
      groups.push(group);
    }
    group.members.push(one);
    for (const name of mine) group.touched.add(name);
  }
  return groups.map(({ members }) => members);
}
