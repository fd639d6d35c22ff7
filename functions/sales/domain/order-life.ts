import type { Doc } from '../../../shared/contracts/noun.ts';
import type { salesOrder } from '../../../shared/contracts/sales/sales-order.ts';
import { add, type Decimal, gt, gte, max, sub } from '../../../shared/kernel/decimal.ts';
import { type Amounts, amountsOf, type MoneyTerms } from '../../../shared/kernel/line-amounts.ts';
import { amountsBetween } from './amounts.ts';
import { orderNotOpen } from './errors.ts';

export type Order = Doc<typeof salesOrder>;
export type OrderLine = Order['lines'][number];
export type OrderState = Order['state'];

const openStates: readonly OrderState[] = ['confirmed', 'partlyDelivered', 'delivered'];

/** Goods may move on it. */
export function assertOpen(order: Pick<Order, 'state'>): void {
  if (!openStates.includes(order.state)) throw orderNotOpen({ state: order.state });
}

/** What is still ordered: the quantity less what was cancelled. */
export const keptQuantity = (line: OrderLine): Decimal => sub(line.quantity, line.cancelled ?? '0');

/** It waits for what is made for it, and takes nothing that lies free. */
export const isMadeToOrder = ({ sourcing }: Pick<OrderLine, 'sourcing'>): boolean =>
  sourcing === 'toOrder';

/** What has still to leave. */
export const openQuantity = (line: OrderLine): Decimal =>
  max('0', sub(keptQuantity(line), line.delivered));

export const shortQuantity = (line: OrderLine): Decimal => sub(openQuantity(line), line.reserved);

/** What a line holds of the stock beyond what has still to leave; of a cancelled order, all. */
export const excessClaim = (state: OrderState, line: OrderLine): Decimal =>
  state === 'cancelled' ? line.reserved : max('0', sub(line.reserved, openQuantity(line)));

/** Where a confirmed order stands, by what has left. */
export function deliveryState(lines: readonly OrderLine[]): OrderState {
  if (lines.every((line) => gte(line.delivered, keptQuantity(line)))) return 'delivered';
  return lines.some((line) => gt(line.delivered, '0')) ? 'partlyDelivered' : 'confirmed';
}

/** What the units between two counts of a line are worth. */
export const lineBetween = (line: OrderLine, from: Decimal, to: Decimal, terms: MoneyTerms) =>
  amountsBetween(line, from, to, terms);

/** A line with the amounts of what is still ordered. */
export const reprice = (line: OrderLine, terms: MoneyTerms): OrderLine => ({
  ...line,
  ...amountsOf(line, keptQuantity(line), terms),
});

/** Value incl. tax of what has still to leave: this part of the order is in the credit exposure. */
export function openValue(order: Pick<Order, 'lines' | 'taxIncluded' | 'currency'>): Decimal {
  const parts: Amounts[] = order.lines.map((line) => {
    const kept = keptQuantity(line);
    return gt(kept, line.delivered)
      ? lineBetween(line, line.delivered, kept, order)
      : { net: '0', tax: '0', gross: '0' };
  });
  return parts.reduce((sum, { gross }) => add(sum, gross), '0');
}

/** The lines with what an invoice adds to their invoiced quantities; a red one takes off. */
export const addInvoiced = (
  lines: readonly OrderLine[],
  invoiced: readonly { orderLine: number; quantity: Decimal }[],
): OrderLine[] =>
  lines.map((line) => {
    const own = invoiced.filter(({ orderLine }) => orderLine === line.lineNo);
    if (own.length === 0) return line;
    return { ...line, invoiced: add(line.invoiced, ...own.map(({ quantity }) => quantity)) };
  });

export const addReturned = (
  lines: readonly OrderLine[],
  returned: readonly { orderLine: number; quantity: Decimal }[],
): OrderLine[] =>
  lines.map((line) => {
    const own = returned.filter(({ orderLine }) => orderLine === line.lineNo);
    if (own.length === 0) return line;
    return { ...line, returned: add(line.returned, ...own.map(({ quantity }) => quantity)) };
  });
