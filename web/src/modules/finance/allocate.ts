import { isPositive, min, sub } from '../../../../shared/kernel/decimal.ts';

export interface Open {
  id: string;
  open: string;
  dueDate: string;
  documentNumber: string;
}

export interface Taken {
  openItemId: string;
  amount: string;
}

/** In which order money goes to items when nobody has chosen: what is due longest first. */
export const oldestFirst = (items: readonly Open[]): Open[] =>
  items.toSorted(
    (a, b) =>
      a.dueDate.localeCompare(b.dueDate) || a.documentNumber.localeCompare(b.documentNumber),
  );

/** Gives money to items in this order until it is used up; what no item takes is the rest. */
export function shareOut(money: string, items: readonly Open[]): { taken: Taken[]; rest: string } {
  let rest = money;
  const taken: Taken[] = [];
  for (const { id, open } of items) {
    if (!isPositive(rest) || !isPositive(open)) continue;
    const amount = min(open, rest);
    taken.push({ openItemId: id, amount });
    rest = sub(rest, amount);
  }
  return { taken, rest };
}
