/** What is wanted, or how to make it: a schema that nobody asks for is never built. */
export type Lazily<T> = T | (() => T);

/**
 * Gives an object a property that is made when it is first asked for. Building the schemas of a
 * module takes longer than loading it, and a request needs those of one operation.
 */
export function defineOnce<T extends object, K extends keyof T>(
  target: T,
  name: K,
  value: Lazily<T[K]>,
): void {
  Object.defineProperty(target, name, {
    enumerable: true,
    configurable: true,
    get() {
      const made = typeof value === 'function' ? (value as () => T[K])() : value;
      Object.defineProperty(target, name, { value: made, enumerable: true, configurable: true });
      return made;
    },
  });
}
