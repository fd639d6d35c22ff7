import type * as z from 'zod';
import type { manufacturingSettings } from '../../../shared/contracts/manufacturing/manufacturing-settings.ts';
import type {
  issuedLine,
  orderMaterial,
  orderOperation,
} from '../../../shared/contracts/manufacturing/parts.ts';
import type { workOrder } from '../../../shared/contracts/manufacturing/work-order.ts';
import type { Doc, Fields } from '../../../shared/contracts/noun.ts';
import {
  add,
  type Decimal,
  div,
  gt,
  gte,
  isPositive,
  max,
  mul,
  round,
  sub,
} from '../../../shared/kernel/decimal.ts';
import { orderNotOpen, tooLarge, unknownLine } from './errors.ts';

export type Order = Doc<typeof workOrder>;
export type Material = z.infer<typeof orderMaterial>;
export type Operation = z.infer<typeof orderOperation>;
export type IssuedLine = z.infer<typeof issuedLine>;
export type Settings = Fields<typeof manufacturingSettings>;

const working: readonly Order['state'][] = ['released', 'kitted', 'inProcess', 'done'];

/** Throws 409 unless material can be issued to it and work reported. */
export function assertWorking({ state }: Order): void {
  if (!working.includes(state)) throw orderNotOpen({ state, needed: 'released and not closed' });
}

export const isWorking = ({ state }: Pick<Order, 'state'>): boolean => working.includes(state);

/** Draft orders can still change, finished ones not. */
export function assertChangeable({ state }: Order): void {
  if (state === 'closed' || state === 'cancelled' || state === 'done') {
    throw orderNotOpen({ state, needed: 'not finished' });
  }
}

export function materialOf({ materials }: Order, lineNo: number, pointer?: string): Material {
  const found = materials.find((one) => one.lineNo === lineNo);
  if (!found) throw unknownLine({ line: lineNo }, pointer);
  return found;
}

/** What a quantity may be, by its contract. */
const MAX_QUANTITY = '9999999999.999999';

/** Throws 422 where a number that follows from the input is beyond what can be kept. */
export function fitting(quantity: Decimal, pointer: string): Decimal {
  if (gt(quantity, MAX_QUANTITY)) throw tooLarge({ quantity, limit: MAX_QUANTITY }, pointer);
  return quantity;
}

/** Issued, neither returned nor spoiled: what is there to be used, or was used. */
export const atHand = ({ issued, returned, scrapped }: Material): Decimal =>
  sub(issued, add(returned, scrapped));

/** What still has to be issued. */
export const stillNeeded = (material: Material): Decimal =>
  max('0', sub(material.required, atHand(material)));

/** Pieces to start so that `quantity` good ones come out, rounded up to the product's decimals. */
export const startedFor = (quantity: Decimal, yielded: Decimal | undefined, decimals: number) =>
  yielded === undefined ? quantity : div(quantity, yielded, decimals, 'ceil');

/** At most so many may come in. */
export const receiptLimit = (
  { quantity }: Pick<Order, 'quantity'>,
  { overTolerance }: Settings,
  decimals: number,
): Decimal => round(mul(quantity, add('1', overTolerance)), decimals, 'floor');

/** With fewer received, closing needs a reason. */
export const leastToClose = (
  { quantity }: Pick<Order, 'quantity'>,
  { underTolerance }: Settings,
  decimals: number,
): Decimal => round(mul(quantity, max('0', sub('1', underTolerance))), decimals, 'ceil');

/** All good pieces came in, or all that were started are either in stock or scrap. */
export const isComplete = (order: Order, decimals: number): boolean =>
  gte(order.received, order.quantity) ||
  gte(add(order.received, order.scrapped), startedFor(order.quantity, order.yield, decimals));

/** Anything issued, reported or received and not taken back. */
export const isSpentOn = (order: Order): boolean =>
  isPositive(order.received) ||
  order.materials.some((one) => isPositive(sub(one.issued, one.returned))) ||
  order.operations.some(({ good, scrap, rework, minutes }) =>
    [good, scrap, rework, minutes].some(isPositive),
  );

/** The state that follows from what has happened; a released order with claims is told apart. */
export function stateOf(order: Order, decimals: number, kitted: boolean): Order['state'] {
  if (!isWorking(order)) return order.state;
  if (isComplete(order, decimals)) return 'done';
  const begun = order.state === 'inProcess' || order.state === 'done';
  if (begun || isSpentOn(order)) return 'inProcess';
  return kitted ? 'kitted' : 'released';
}
