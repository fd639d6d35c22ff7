/** By item, in the order of the list. */
export function byItem<T extends { itemId: string }>(list: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const group = groups.get(one.itemId);
    if (group) group.push(one);
    else groups.set(one.itemId, [one]);
  }
  return groups;
}
