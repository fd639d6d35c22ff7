/** The ids with one of them put right before or after another; unknown ones change nothing. */
export function moved(
  ids: readonly string[],
  id: string,
  place: 'before' | 'after',
  other: string,
): string[] {
  if (id === other || !ids.includes(id) || !ids.includes(other)) return [...ids];
  const rest = ids.filter((one) => one !== id);
  const at = rest.indexOf(other) + (place === 'after' ? 1 : 0);
  return rest.toSpliced(at, 0, id);
}
