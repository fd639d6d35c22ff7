type Said<T> = { [K in keyof T]: Exclude<T[K], null> };

/** What is said and not cleared. */
export const withoutNulls = <T extends object>(given: T): Said<T> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)) as Said<T>;
