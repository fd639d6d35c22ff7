type Holder = Record<string, unknown> | unknown[];

const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null;

/** The value at a.0.b; undefined where nothing is. */
export const getAt = (values: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (level, part) => (isHolder(level) ? (level as Record<string, unknown>)[part] : undefined),
      values,
    );

/** The same values with another one at a.0.b; what is not on the way stays the same object. */
export function setAt<T>(values: T, path: string, value: unknown): T {
  const [head, ...rest] = path.split('.') as [string, ...string[]];
  const level = isHolder(values) ? values : {};
  const inner = (level as Record<string, unknown>)[head];
  const next = rest.length === 0 ? value : setAt(inner ?? {}, rest.join('.'), value);
  if (Array.isArray(level)) {
    return level.map((one, index) => (String(index) === head ? next : one)) as T;
  }
  return { ...level, [head]: next } as T;
}

const isBlank = (value: unknown): boolean =>
  isHolder(value) && !Array.isArray(value) && Object.keys(value).length === 0;

/** Without what was left empty: a text, an object of nothing, the last lines of a list. */
export function cleaned(value: unknown): unknown {
  if (Array.isArray(value)) {
    const kept = value.map((one) => cleaned(one) ?? {});
    return kept.slice(0, kept.findLastIndex((one) => !isBlank(one)) + 1);
  }
  if (!isHolder(value)) return value === '' ? undefined : value;
  const kept = Object.entries(value).flatMap(([name, one]) => {
    const inner = cleaned(one);
    const nothing =
      inner === undefined ||
      (isHolder(inner) && !Array.isArray(inner) && Object.keys(inner).length === 0);
    return nothing ? [] : [[name, inner] as const];
  });
  return Object.fromEntries(kept);
}
