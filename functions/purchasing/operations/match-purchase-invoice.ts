import type { matchPurchaseInvoice as contract } from '../../../shared/contracts/purchasing/invoice-operations.ts';
import { purchaseInvoice } from '../../../shared/contracts/purchasing/purchase-invoice.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { revise } from '../../platform/outcome.ts';
import { openHeld } from '../held-invoice.ts';
import { settleInvoice } from '../settle-invoice.ts';

/** Goods may have come meanwhile: what fits now is posted. */
export const matchPurchaseInvoice: CommandRun<typeof contract> = async (ctx, input) => {
  const { invoice, orders, matched } = await openHeld(ctx, input.id, 'purchaseInvoice.record');
  const { postingDate = ctx.today } = input;
  const change = revise(ctx, purchaseInvoice, invoice, { postingDate, lines: matched() });
  return settleInvoice(ctx, change, orders);
};
