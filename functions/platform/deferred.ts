/**
 * Something with asynchronous methods that is loaded at its first use: clients that few requests
 * need stay out of the cold start.
 */
export function deferred<T extends object>(load: () => Promise<T>): T {
  let loading: Promise<T> | undefined;
  return new Proxy({} as T, {
    get:
      (_, name) =>
      async (...args: unknown[]) => {
        loading ??= load();
        const loaded = (await loading) as Record<PropertyKey, (...all: unknown[]) => unknown>;
        return loaded[name]?.(...args);
      },
  });
}
