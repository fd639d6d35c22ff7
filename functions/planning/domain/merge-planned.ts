import { MOST_PEGS } from '../../../shared/contracts/manufacturing/work-order.ts';
import { addDays, type BusinessDate } from '../../../shared/kernel/date.ts';
import { add, ceilToMultiple, type Decimal, gt, max, sum } from '../../../shared/kernel/decimal.ts';

/** A planned order on its way out. */
export interface Outgoing {
  id: string;
  itemId: string;
  area: string;
  /** The order of a customer that it is made for; '' for stock. */
  order: string;
  kind: 'make' | 'buy';
  /** Of what is bought. */
  supplierId?: string | undefined;
  quantity: Decimal;
  startOn: BusinessDate;
  dueOn: BusinessDate;
  /** Lines of sales orders that it is for. */
  pegs: readonly SalesPeg[];
}

export interface SalesPeg {
  salesOrderId: string;
  lineNo: number;
  quantity: Decimal;
  hard: boolean;
}

export interface Lots {
  minimum?: Decimal | undefined;
  multiple?: Decimal | undefined;
  maximum?: Decimal | undefined;
}

export interface Merged extends Omit<Outgoing, 'id' | 'quantity'> {
  members: readonly Outgoing[];
  planned: Decimal;
  /** Raised to the lot rules again. */
  quantity: Decimal;
}

/** Of one line once, in the order in which they were planned. */
function pegsTogether(members: readonly Outgoing[]): SalesPeg[] {
  const pegs = new Map<string, SalesPeg>();
  for (const peg of members.flatMap((one) => one.pegs)) {
    const key = `${peg.salesOrderId}/${peg.lineNo}`;
    const known = pegs.get(key)?.quantity ?? '0';
    pegs.set(key, { ...peg, quantity: add(known, peg.quantity) });
  }
  return [...pegs.values()];
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function ofLots(quantity: Decimal, { minimum, multiple }: Lots): Decimal {
  const least = max(quantity, minimum ?? '0');
  return multiple === undefined ? add(least) : ceilToMultiple(least, multiple);
}

/**
 * One order of those of an item, from one supplier, for one area and customer order, that are due
 * within the window: so many days after the first of them, which gives the due day. A maximum is
 * not exceeded by merging, and no order is for more lines than it can name. In the order of items,
 * areas, customer orders and due days.
 */
export function mergePlanned(
  orders: readonly Outgoing[],
  windowDays: number,
  lotsOf: (order: Outgoing) => Lots,
): Merged[] {
  const groups: Outgoing[][] = [];
  const keyOf = ({ itemId, area, order, kind, supplierId = '' }: Outgoing) =>
    [itemId, area, order, kind, supplierId].join('~');
  const sorted = orders.toSorted(
    (a, b) => byText(keyOf(a), keyOf(b)) || byText(a.dueOn, b.dueOn) || byText(a.id, b.id),
  );
  for (const order of sorted) {
    const group = groups.at(-1);
    const first = group?.[0];
    const fits =
      group !== undefined &&
      first !== undefined &&
      keyOf(first) === keyOf(order) &&
      order.dueOn <= addDays(first.dueOn, windowDays) &&
      !exceeds([...group, order], lotsOf(order)) &&
      pegsTogether([...group, order]).length <= MOST_PEGS;
    if (fits) group.push(order);
    else groups.push([order]);
  }
  return groups.map((members) => {
    const { id: _, ...first } = members[0] as Outgoing;
    const planned = sum(members.map(({ quantity }) => quantity));
    const startOn = members.map((one) => one.startOn).sort(byText)[0] as string;
    const quantity = ofLots(planned, lotsOf(members[0] as Outgoing));
    return { ...first, startOn, members, planned, quantity, pegs: pegsTogether(members) };
  });
}

const exceeds = (members: readonly Outgoing[], { maximum }: Lots): boolean =>
  maximum !== undefined && gt(sum(members.map(({ quantity }) => quantity)), maximum);
