import type { Label } from '../../../shared/contracts/fields.ts';

/** Entries of a list in the order of their choices: days in that of the week. */
export function inOrder<T>(list: readonly T[], choices: Readonly<Record<string, Label>>): T[] {
  const order = Object.keys(choices);
  const place = (one: T) => {
    const found = order.indexOf(String(one));
    return found < 0 ? order.length : found;
  };
  return list.toSorted((a, b) => place(a) - place(b));
}
