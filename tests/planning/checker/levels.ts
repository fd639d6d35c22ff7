import { type Company, holds, Refusal } from './company.ts';

/**
 * Rule 6 from below: the level of an item is one more than the highest of those who take it, found
 * by walking up from each item. Whoever meets itself on the way up is in a cycle.
 */
export function levelsOf(company: Company): Map<string, number> {
  const users = usersOf(company);
  const levels = new Map<string, number>();
  const climb = (itemId: string, path: readonly string[]): number => {
    if (path.includes(itemId)) throw new Refusal('bomCycle', [...path, itemId].join(' < '));
    const known = levels.get(itemId);
    if (known !== undefined) return known;
    const above = [...(users.get(itemId) ?? [])].map((user) => climb(user, [...path, itemId]));
    const level = above.reduce((most, one) => Math.max(most, one + 1), 0);
    levels.set(itemId, level);
    return level;
  };
  const ids = new Set(company.snapshot.items.map(({ id }) => id));
  for (const id of ids) climb(id, []);
  return levels;
}

function usersOf(company: Company): Map<string, Set<string>> {
  const users = new Map<string, Set<string>>();
  const products = new Set(company.snapshot.items.map(({ id }) => id));
  for (const bom of [...products].flatMap((id) => company.versionsOf(id))) {
    if (!holds(bom, company.today, company.lastDay)) continue;
    for (const line of bom.components) {
      if (!holds(line, company.today, company.lastDay)) continue;
      const known = users.get(line.itemId) ?? new Set();
      users.set(line.itemId, known.add(bom.itemId));
    }
  }
  return users;
}
