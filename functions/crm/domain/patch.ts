/** What a PATCH changes: null clears a field, and what is absent stays as it is. */
export function patchOf<T extends Record<string, unknown>>(
  input: T,
): { [K in keyof T]: Exclude<T[K], null> | undefined } {
  const entries = Object.entries(input).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, value === null ? undefined : value]),
  ) as never;
}
