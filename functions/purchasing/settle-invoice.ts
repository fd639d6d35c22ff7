import {
  purchaseInvoiceHeld,
  purchaseInvoicePosted,
} from '../../shared/contracts/purchasing/events.ts';
import type { purchaseInvoice } from '../../shared/contracts/purchasing/purchase-invoice.ts';
import type { Ctx } from '../platform/context.ts';
import { type Change, emit, type Outcome, together } from '../platform/outcome.ts';
import { isTakenBack } from './domain/plan-posting.ts';
import { isHeld } from './match-invoice.ts';
import type { OrderBook } from './order-book.ts';
import { withItem } from './payables.ts';
import { type Invoice, postInvoice } from './post-invoice.ts';

type Made = Change<typeof purchaseInvoice> & { after: Invoice };

/**
 * An invoice that was matched: posted with its orders if it fits, or as released; else it waits.
 * One that red letters have taken back wholly is over, and its number stays used.
 */
export async function settleInvoice(
  ctx: Ctx,
  made: Made,
  orders: OrderBook,
  { released = false }: { released?: boolean } = {},
): Promise<Outcome<Invoice>> {
  const { id: purchaseInvoiceId, supplierId, lines } = made.after;
  const said = { purchaseInvoiceId, supplierId, purchaseOrderIds: orders.ids };
  if (isHeld(lines) && !released) {
    const events = made.before ? [] : [emit(purchaseInvoiceHeld, said)];
    return { result: made.after, changes: [made], events };
  }
  if (lines.every(isTakenBack)) {
    const over = { ...made.after, state: 'cancelled' as const };
    return { result: over, changes: [{ ...made, after: over }] };
  }
  const { posting, patch, openItemId } = await postInvoice(ctx, made.after, orders);
  const posted = { ...made, after: { ...made.after, ...patch } };
  const progressed = orders.changes((order) => withItem(order, openItemId));
  const own = { changes: [posted, ...progressed], events: [emit(purchaseInvoicePosted, said)] };
  return { result: posted.after, ...together(own, posting) };
}
