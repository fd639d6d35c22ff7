import {
  purchaseInvoice,
  purchaseInvoiceStates,
} from '../../shared/contracts/purchasing/purchase-invoice.ts';
import type { Ctx } from '../platform/context.ts';
import { load } from '../platform/entity.ts';
import type { InvoiceLine } from './domain/plan-posting.ts';
import { matchLines } from './match-invoice.ts';
import { type OrderBook, openOrderBook } from './order-book.ts';
import type { Invoice } from './post-invoice.ts';
import { loadSettings } from './settings.ts';

export interface Held {
  invoice: Invoice;
  orders: OrderBook;
  /** Its lines, or others in their place, as they match now. */
  matched: (lines?: readonly InvoiceLine[]) => InvoiceLine[];
}

/** A held invoice with the orders it is about, as they stand now. */
export async function openHeld(ctx: Ctx, id: string, permission: string): Promise<Held> {
  const invoice = await load(ctx, purchaseInvoice, id, permission);
  purchaseInvoiceStates.assertMove(invoice.state, 'posted', 'purchase invoice');
  const orders = await openOrderBook(
    ctx,
    invoice.lines.map(({ purchaseOrderId }) => purchaseOrderId),
  );
  const settings = await loadSettings(ctx);
  return {
    invoice,
    orders,
    matched: (lines = invoice.lines) => matchLines(orders, invoice, lines, settings),
  };
}
