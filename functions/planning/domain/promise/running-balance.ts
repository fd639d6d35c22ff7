import { add, type Decimal, isNegative } from '../../../../shared/kernel/decimal.ts';

export interface Flow {
  date: string;
  /** More than zero is supply. */
  quantity: Decimal;
  /** Absent: as the date says. */
  overdue?: boolean;
}

export interface Balanced<F extends Flow> {
  rows: (Omit<F, 'overdue'> & { balance: Decimal; overdue: boolean })[];
  /** The first day on which there is too little. */
  shortOn: string | null;
}

/**
 * Stock on hand, then all that comes and goes by date with what is left each time. What is
 * overdue counts today; on one day supply comes before demand.
 */
export function runningBalance<F extends Flow>(
  onHand: Decimal,
  flows: readonly F[],
  today: string,
): Balanced<F> {
  const dated = flows.map((flow) => ({
    ...flow,
    overdue: flow.overdue ?? flow.date < today,
    date: flow.date < today ? today : flow.date,
  }));
  const ordered = dated
    .map((flow, index) => ({ flow, index }))
    .sort((a, b) => {
      if (a.flow.date !== b.flow.date) return a.flow.date < b.flow.date ? -1 : 1;
      const demand = Number(isNegative(a.flow.quantity)) - Number(isNegative(b.flow.quantity));
      return demand === 0 ? a.index - b.index : demand;
    });
  let balance = onHand;
  let shortOn: string | null = null;
  const rows = ordered.map(({ flow }) => {
    balance = add(balance, flow.quantity);
    if (isNegative(balance)) shortOn ??= flow.date;
    return { ...flow, balance };
  });
  return { rows, shortOn };
}
