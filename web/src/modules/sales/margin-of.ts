import {
  type Decimal,
  div,
  eq,
  isZero,
  mul,
  round,
  sub,
  sum,
} from '../../../../shared/kernel/decimal.ts';

export interface CostedLine {
  itemId: string;
  quantity: Decimal;
  cancelled?: Decimal;
  net: Decimal;
  /** Where it leaves from; a service leaves from nowhere. */
  warehouseId?: string;
}

/** A service has no cost of its own: delivering it books none. */
const hasCost = ({ warehouseId, quantity, cancelled = '0' }: CostedLine): boolean =>
  warehouseId !== undefined && !eq(quantity, cancelled);

/** The items of a sale whose cost makes its margin. */
export const costedItems = (lines: readonly CostedLine[]): string[] => [
  ...new Set(lines.filter(hasCost).map(({ itemId }) => itemId)),
];

export interface SaleMargin {
  net: Decimal;
  /** Quantities still ordered at the cost of one unit, rounded half up to the cent per line. */
  cost: Decimal;
  margin: Decimal;
  /** margin ÷ net to a tenth of a percent; absent when nothing is charged. */
  rate?: Decimal;
}

/** What a sale leaves over at these unit costs; not known while goods of it have none. */
export function marginOf(
  lines: readonly CostedLine[],
  costs: ReadonlyMap<string, Decimal>,
): SaleMargin | undefined {
  if (costedItems(lines).some((itemId) => !costs.has(itemId))) return undefined;
  const net = sum(lines.map((line) => line.net));
  const cost = sum(
    lines
      .filter(hasCost)
      .map(({ itemId, quantity, cancelled = '0' }) =>
        round(mul(sub(quantity, cancelled), costs.get(itemId) ?? '0'), 2),
      ),
  );
  const margin = sub(net, cost);
  return { net, cost, margin, ...(!isZero(net) && { rate: div(margin, net, 3) }) };
}
