import { add, type Decimal, div, eq, max, sub } from '../../../shared/kernel/decimal.ts';
import { requirement } from '../../../shared/kernel/requirement.ts';
import { atHand, fitting, type Material, type Operation, type Order } from './work-order-life.ts';

type Basis = Pick<Order, 'lossMode'> & { yield?: string | undefined };

const rule = (
  material: Pick<Material, 'quantity' | 'per' | 'fixed' | 'loss'>,
  lossMode: Order['lossMode'],
) => ({
  quantity: material.quantity,
  per: material.per,
  fixed: material.fixed,
  loss: material.loss,
  lossMode,
});

/** What the whole order needs of a line: the rule that planning uses, yield in it. */
export const requiredFor = (
  material: Pick<Material, 'quantity' | 'per' | 'fixed' | 'loss'>,
  order: Basis,
  quantity: Decimal,
  decimals: number,
): Decimal =>
  fitting(
    requirement({ ...rule(material, order.lossMode), yield: order.yield, for: quantity }, decimals),
    '/quantity',
  );

/** What so many started pieces, good and scrapped, have used of a line. */
export const usedBy = (
  material: Material,
  { lossMode }: Basis,
  started: Decimal,
  decimals: number,
): Decimal => requirement({ ...rule(material, lossMode), for: started }, decimals);

/** A quantity named by hand holds for the whole order and scales with it. */
export const byHand = (
  required: Decimal,
  order: Basis & { quantity: Decimal },
): Pick<Material, 'quantity' | 'per' | 'required'> & { fixed?: undefined; loss?: undefined } => ({
  quantity: required,
  per: div(order.quantity, order.yield ?? '1', 6, 'up'),
  required,
  fixed: undefined,
  loss: undefined,
});

/** The lines of the order for another quantity. */
export const rescaled = (
  order: Order,
  quantity: Decimal,
  decimalsOf: (itemId: string) => number,
): Material[] =>
  eq(quantity, order.quantity)
    ? order.materials
    : order.materials.map((one) => ({
        ...one,
        required: requiredFor(one, order, quantity, decimalsOf(one.itemId)),
      }));

const scrapFrom = (operations: readonly Operation[], number: number): Decimal =>
  operations
    .filter((one) => one.number >= number)
    .reduce((total, one) => add(total, one.scrap), '0');

/**
 * Pieces, good or scrapped, that have used a line so far. A line of an operation is used by what
 * was worked there; all others by what came in, and by all scrap. What came in without reports
 * has passed every operation.
 */
export function startedOn(order: Order, material: Material): Decimal {
  const at = order.operations.find(({ number }) => number === material.operation);
  if (!at) return add(order.received, scrapFrom(order.operations, 0));
  const worked = add(at.good, at.scrap);
  return max(worked, add(order.received, scrapFrom(order.operations, at.number)));
}

/**
 * What a backflush has to issue of a line now: max(0, requirement over the cumulative output −
 * what is at hand). Rounded over the cumulative, never by report.
 */
export const toBackflush = (order: Order, material: Material, decimals: number): Decimal =>
  max('0', sub(usedBy(material, order, startedOn(order, material), decimals), atHand(material)));
