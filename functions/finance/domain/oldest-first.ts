/** Oldest due first, then by id, so that two runs settle the same. */
export const oldestFirst = <T extends { readonly id: string; readonly dueDate: string }>(
  items: readonly T[],
): T[] => [...items].sort((a, b) => (a.dueDate + a.id < b.dueDate + b.id ? -1 : 1));
