import type { customer } from '../../shared/contracts/masterdata/customer.ts';
import type { Doc, Fields } from '../../shared/contracts/noun.ts';
import type { salesInvoice } from '../../shared/contracts/sales/sales-invoice.ts';
import { div, isZero } from '../../shared/kernel/decimal.ts';
import { totalOf } from '../../shared/kernel/line-amounts.ts';
import type { Order } from './domain/order-life.ts';
import type { InvoicePart } from './domain/plan-invoice.ts';

interface Header {
  number: string;
  date: string;
}

/** Decimals of a unit price that is computed back from an amount. */
const PRICE_PLACES = 6;

export const unitPrice = (net: string, quantity: string): string =>
  isZero(quantity) ? '0' : div(net, quantity, PRICE_PLACES);

/** The invoice as it is handed out: the buyer is named as of today. */
export function invoiceDocument(
  order: Order,
  buyer: Doc<typeof customer>,
  parts: readonly InvoicePart[],
  { number, date }: Header,
): Fields<typeof salesInvoice> {
  const { id: salesOrderId, customerId, currency, ownerId, team, region } = order;
  const rates = new Map(order.lines.map(({ lineNo, taxRate }) => [lineNo, taxRate]));
  return {
    number,
    kind: 'blue',
    customerId,
    buyerName: buyer.name,
    ...(buyer.taxNumber !== undefined && { buyerTaxNumber: buyer.taxNumber }),
    salesOrderId,
    date,
    currency,
    state: 'issued',
    ...(ownerId !== undefined && { ownerId }),
    ...(team !== undefined && { team }),
    ...(region !== undefined && { region }),
    ...totalOf(parts.map(({ amounts }) => amounts)),
    lines: parts.map(({ delivery, line, quantity, amounts }, index) => ({
      lineNo: index + 1,
      deliveryId: delivery.id,
      deliveryLine: line.lineNo,
      orderLine: line.orderLine,
      itemId: line.itemId,
      quantity,
      price: unitPrice(amounts.net, quantity),
      taxRate: rates.get(line.orderLine) ?? '0',
      net: amounts.net,
      tax: amounts.tax,
    })),
  };
}
