import type { BusinessDate } from '../../../shared/kernel/date.ts';
import { add, type Decimal, div, isPositive, sum } from '../../../shared/kernel/decimal.ts';
import type { WeekOfItem } from './divide-master-plan.ts';

/** A work order of an item of the plan, due in its period. */
export interface MakingOrder {
  itemId: string;
  dueOn: BusinessDate;
  department?: string | undefined;
  quantity: Decimal;
  received: Decimal;
  /** It brings nothing more. */
  closed: boolean;
}

export interface Made {
  ordered: Decimal;
  completed: Decimal;
}

export interface Progress extends Made {
  planned: Decimal;
  /** Completed ÷ planned, rounded half up to four decimals; 0 of nothing planned. */
  progress: Decimal;
}

export interface ItemProgress extends Progress {
  itemId: string;
  weeks: (Made & { from: BusinessDate; to: BusinessDate; planned: Decimal })[];
}

export interface PlanProgress extends Progress {
  items: ItemProgress[];
  departments: (Made & { department?: string })[];
}

const PLACES = 4;

function madeBy(orders: readonly MakingOrder[]): Made {
  let made: Made = { ordered: '0', completed: '0' };
  for (const { quantity, received, closed } of orders) {
    made = {
      ordered: add(made.ordered, closed ? received : quantity),
      completed: add(made.completed, received),
    };
  }
  return made;
}

function progressOf(planned: Decimal, made: Made): Progress {
  const progress = isPositive(planned) ? div(made.completed, planned, PLACES) : '0';
  return { planned, ...made, progress };
}

/**
 * What became of a master plan: each week of an item has the work orders that are due in it, the
 * item and the family have the sums, and so has each department, those without one last.
 */
export function masterPlanProgress(
  weeks: readonly WeekOfItem[],
  orders: readonly MakingOrder[],
): PlanProgress {
  const items = [...Map.groupBy(weeks, ({ itemId }) => itemId)].map(([itemId, own]) => {
    const making = orders.filter((order) => order.itemId === itemId);
    const planned = sum(own.map(({ quantity }) => quantity));
    return {
      itemId,
      ...progressOf(planned, madeBy(making)),
      weeks: own.map(({ from, to, quantity }) => {
        const due = making.filter(({ dueOn }) => from <= dueOn && dueOn <= to);
        return { from, to, planned: quantity, ...madeBy(due) };
      }),
    };
  });
  const departments = [...Map.groupBy(orders, ({ department }) => department ?? '')]
    .toSorted(([a], [b]) => Number(a === '') - Number(b === '') || (a < b ? -1 : 1))
    .map(([department, own]) => ({ ...(department !== '' && { department }), ...madeBy(own) }));
  return {
    ...progressOf(sum(items.map(({ planned }) => planned)), madeBy(orders)),
    items,
    departments,
  };
}
