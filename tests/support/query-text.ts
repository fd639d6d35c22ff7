/** { filter: { state: { eq: 'draft' } } } as filter[state][eq]=draft. */
export function flatQuery(value: Record<string, unknown>, prefix = ''): [string, string][] {
  return Object.entries(value).flatMap(([name, item]): [string, string][] => {
    if (item === undefined) return [];
    const key = prefix === '' ? name : `${prefix}[${name}]`;
    if (typeof item === 'object' && item !== null) return flatQuery(item as never, key);
    return [[key, String(item)]];
  });
}
