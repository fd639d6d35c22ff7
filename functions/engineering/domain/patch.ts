type Patched<T> = { [K in keyof T]?: Exclude<T[K], null> };

/** Absent fields are left alone; null becomes undefined, which removes the field. */
export const patchOf = <T extends object>(named: T): Patched<T> =>
  Object.fromEntries(
    Object.entries(named)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, value ?? undefined]),
  ) as Patched<T>;
