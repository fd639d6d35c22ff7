import { purchaseInvoice } from '../../../shared/contracts/purchasing/purchase-invoice.ts';
import {
  purchaseReturn,
  purchaseReturnStates,
} from '../../../shared/contracts/purchasing/purchase-return.ts';
import type { creditPurchaseReturn as contract } from '../../../shared/contracts/purchasing/receiving-operations.ts';
import { bookedTotalOf } from '../../../shared/kernel/booked-amounts.ts';
import { isPositive, sub } from '../../../shared/kernel/decimal.ts';
import { actorName } from '../../platform/access.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { create, revise } from '../../platform/outcome.ts';
import { openOrderBook } from '../order-book.ts';
import { usableSupplier } from '../purchase.ts';
import { redLine } from '../red-invoice.ts';

const series = { prefix: 'PI' };

/** The paper behind what the return has booked: from now on the order counts it as not invoiced. */
export const creditPurchaseReturn: CommandRun<typeof contract> = async (ctx, input) => {
  const back = await load(ctx, purchaseReturn, input.id, 'purchaseInvoice.record');
  purchaseReturnStates.assertMove(back.state, 'credited', 'purchase return');
  const due = back.lines.filter(({ toCredit }) => isPositive(toCredit));
  const orders = await openOrderBook(
    ctx,
    due.map(({ purchaseOrderId }) => purchaseOrderId),
  );
  const lines = due.map(({ purchaseOrderId, orderLine, toCredit: quantity, net, tax }, index) => {
    const line = orders.line(purchaseOrderId, orderLine, '');
    orders.put(purchaseOrderId, { ...line, invoiced: sub(line.invoiced, quantity) });
    return redLine(
      { ...line, purchaseOrderId, orderLine },
      { lineNo: index + 1, matched: quantity, ...{ quantity, net, tax } },
    );
  });
  const seller = await usableSupplier(ctx, back.supplierId);
  const { invoiceNumber, date = ctx.today } = input;
  const red = create(ctx, purchaseInvoice, {
    number: await ctx.numbering.next(series, date),
    invoiceNumber,
    sellerKey: seller.taxNumber ?? seller.id,
    colour: 'red',
    state: 'posted',
    supplierId: back.supplierId,
    ...{ date, postingDate: back.date, currency: ctx.company.currency, taxIncluded: false },
    deduction: 'none',
    ...bookedTotalOf(lines),
    recordedBy: actorName(ctx.actor),
    purchaseReturnId: back.id,
    lines,
  });
  const credited = revise(ctx, purchaseReturn, back, {
    state: 'credited',
    redInvoiceId: red.after.id,
  });
  return { result: red.after, changes: [red, credited, ...orders.changes()] };
};
