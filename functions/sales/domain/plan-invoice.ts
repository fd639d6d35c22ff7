import type { Doc } from '../../../shared/contracts/noun.ts';
import type { delivery } from '../../../shared/contracts/sales/delivery.ts';
import { add, type Decimal, gt, max, min, sub } from '../../../shared/kernel/decimal.ts';
import type { Amounts } from '../../../shared/kernel/line-amounts.ts';
import { portionBetween } from './amounts.ts';
import { nothingToInvoice, overInvoiced, unknownLine } from './errors.ts';
import type { QuantityWish } from './plan-delivery.ts';

export type Delivery = Doc<typeof delivery>;
export type DeliveryLine = Delivery['lines'][number];

/** Some units of one delivery line go onto the invoice. */
export interface InvoicePart {
  delivery: Delivery;
  line: DeliveryLine;
  /** How many units of the line stood on invoices before these. */
  from: Decimal;
  quantity: Decimal;
  amounts: Amounts;
}

/** Delivered, kept by the customer, and on no invoice. */
export const uninvoiced = (line: DeliveryLine): Decimal =>
  max('0', sub(sub(line.quantity, line.returned), line.invoiced));

function everything(deliveries: readonly Delivery[]): QuantityWish[] {
  const open = new Map<number, Decimal>();
  for (const line of deliveries.flatMap(({ lines }) => lines)) {
    open.set(line.orderLine, add(open.get(line.orderLine) ?? '0', uninvoiced(line)));
  }
  return [...open]
    .map(([orderLine, quantity]) => ({ orderLine, quantity }))
    .filter(({ quantity }) => gt(quantity, '0'));
}

/**
 * Takes the wanted quantities of each order line from the deliveries, the oldest first. Invoiced
 * ≤ delivered less returned (D3). The amounts are portions of the delivery's, so that invoices in
 * any number of parts add up to what was delivered.
 */
export function planInvoice(
  deliveries: readonly Delivery[],
  wishes: readonly QuantityWish[] | undefined,
  currency: string,
): InvoicePart[] {
  const wanted = wishes ?? everything(deliveries);
  if (wanted.length === 0) throw nothingToInvoice();
  const done = new Map<DeliveryLine, Decimal>();
  return wanted.flatMap(({ orderLine, quantity }, index) => {
    const pointer = `/lines/${index}`;
    const found = deliveries.flatMap((one) =>
      one.lines.filter((line) => line.orderLine === orderLine).map((line) => ({ one, line })),
    );
    if (found.length === 0) throw unknownLine({ line: orderLine }, `${pointer}/orderLine`);
    let open = quantity;
    const parts = found.flatMap(({ one, line }) => {
      const from = done.get(line) ?? line.invoiced;
      const part = min(open, max('0', sub(sub(line.quantity, line.returned), from)));
      if (!gt(part, '0')) return [];
      open = sub(open, part);
      done.set(line, add(from, part));
      const amounts = portionBetween(line, from, add(from, part), line.quantity, currency);
      return [{ delivery: one, line, from, quantity: part, amounts }];
    });
    if (gt(open, '0')) {
      const left = sub(quantity, open);
      throw overInvoiced({ line: orderLine, open: left, quantity }, `${pointer}/quantity`);
    }
    return parts;
  });
}

/** The deliveries with what the parts add to their invoiced quantities (minus for a red one). */
export function withInvoiced(
  deliveries: readonly Delivery[],
  parts: readonly { deliveryId: string; deliveryLine: number; quantity: Decimal }[],
): { before: Delivery; lines: DeliveryLine[] }[] {
  return deliveries.flatMap((before) => {
    const own = parts.filter(({ deliveryId }) => deliveryId === before.id);
    if (own.length === 0) return [];
    const lines = before.lines.map((line) => {
      const more = own.filter(({ deliveryLine }) => deliveryLine === line.lineNo);
      return { ...line, invoiced: add(line.invoiced, ...more.map(({ quantity }) => quantity)) };
    });
    return [{ before, lines }];
  });
}

/** Goods that become revenue when they are signed for are billed after that. */
export const billable = ({ revenuePoint, state }: Pick<Delivery, 'revenuePoint' | 'state'>) =>
  revenuePoint !== 'sign' || state === 'signed';
