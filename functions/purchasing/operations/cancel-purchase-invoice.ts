import { openItem } from '../../../shared/contracts/finance/open-item.ts';
import type { cancelPurchaseInvoice as contract } from '../../../shared/contracts/purchasing/invoice-operations.ts';
import {
  purchaseInvoice,
  purchaseInvoiceStates,
} from '../../../shared/contracts/purchasing/purchase-invoice.ts';
import { isPositive } from '../../../shared/kernel/decimal.ts';
import type { Ctx } from '../../platform/context.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { type Posting, revise, together } from '../../platform/outcome.ts';
import { invoiceInUse } from '../domain/errors.ts';
import { openOrderBook } from '../order-book.ts';
import { type Invoice, unpostInvoice } from '../post-invoice.ts';
import { settleUnpaid } from '../settle-unpaid.ts';

/** Its number is free again; what was posted is taken back in red, as long as it is unpaid. */
export const cancelPurchaseInvoice: CommandRun<typeof contract> = async (ctx, input) => {
  const invoice = await load(ctx, purchaseInvoice, input.id, 'purchaseInvoice.cancel');
  purchaseInvoiceStates.assertMove(invoice.state, 'cancelled', 'purchase invoice');
  const credited = invoice.lines.some((line) =>
    isPositive(line.credited ?? line.creditedNet ?? '0'),
  );
  if (invoice.colour === 'red' || credited) throw invoiceInUse();
  const { because, date = ctx.today } = input;
  const cancelled = revise(ctx, purchaseInvoice, invoice, {
    state: 'cancelled',
    sellerKey: undefined,
    ...(because !== undefined && { cancelledBecause: because }),
  });
  const taken = invoice.state === 'posted' ? await takeBack(ctx, invoice, date) : {};
  return { result: cancelled.after, ...together({ changes: [cancelled] }, taken) };
};

async function takeBack(ctx: Ctx, invoice: Invoice, date: string): Promise<Posting> {
  const { id, number, openItemId } = invoice;
  const orders = await openOrderBook(
    ctx,
    invoice.lines.map(({ purchaseOrderId }) => purchaseOrderId),
  );
  const posting = await unpostInvoice(ctx, invoice, orders, date);
  const item = openItemId === undefined ? undefined : await ctx.store.find(openItem, openItemId);
  const source = { noun: 'purchaseInvoice', id, number };
  const settled = item ? [settleUnpaid(ctx, item, { date, source })] : [];
  return together({ changes: [...settled, ...orders.changes()] }, posting);
}
