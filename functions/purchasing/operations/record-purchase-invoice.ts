import type { recordPurchaseInvoice as contract } from '../../../shared/contracts/purchasing/invoice-operations.ts';
import { purchaseInvoice } from '../../../shared/contracts/purchasing/purchase-invoice.ts';
import { bookedTotalOf } from '../../../shared/kernel/booked-amounts.ts';
import { eq, isZero } from '../../../shared/kernel/decimal.ts';
import { loadLedger } from '../../finance/queries.ts';
import { actorName } from '../../platform/access.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { create } from '../../platform/outcome.ts';
import { totalDiffers } from '../domain/errors.ts';
import type { Order } from '../domain/order-life.ts';
import { matchLines } from '../match-invoice.ts';
import { openOrderBook } from '../order-book.ts';
import { usableSupplier } from '../purchase.ts';
import { readInvoiceLines } from '../read-invoice.ts';
import { loadSettings } from '../settings.ts';
import { settleInvoice } from '../settle-invoice.ts';

const series = { prefix: 'PI' };

/** A supplier's invoice: owed at once if it matches, else held as a whole until it is settled. */
export const recordPurchaseInvoice: CommandRun<typeof contract> = async (ctx, input) => {
  const { supplierId, invoiceNumber, note, total } = input;
  const seller = await usableSupplier(ctx, supplierId);
  const ids = input.lines.map(({ purchaseOrderId }) => purchaseOrderId);
  const orders = await openOrderBook(ctx, ids, (id) => `/lines/${ids.indexOf(id)}/purchaseOrderId`);
  const [settings, ledger] = await Promise.all([loadSettings(ctx), loadLedger(ctx)]);
  const [first] = orders.orders as [Order];
  const { date = ctx.today, postingDate = ctx.today, taxIncluded = first.taxIncluded } = input;
  const { currency } = ledger;
  const terms = { ledger, date, currency, taxIncluded };
  const read = await readInvoiceLines(ctx, orders, input.lines, terms);
  const sums = bookedTotalOf(read);
  if (total !== undefined && !eq(total, sums.gross)) {
    throw totalDiffers({ sum: sums.gross, total }, '/total');
  }
  const numbered = read.map((line, index) => ({ lineNo: index + 1, ...line }));
  const deductible = first.deductible && !isZero(sums.tax);
  const made = create(ctx, purchaseInvoice, {
    number: await ctx.numbering.next(series, postingDate),
    invoiceNumber,
    sellerKey: seller.taxNumber ?? seller.id,
    colour: 'blue',
    state: 'held',
    supplierId,
    ...{ date, postingDate, currency, taxIncluded },
    deduction: deductible ? (settings.confirmDeduction ? 'pending' : 'confirmed') : 'none',
    ...sums,
    recordedBy: actorName(ctx.actor),
    ...(note !== undefined && { note }),
    lines: matchLines(orders, { supplierId, currency }, numbered, settings),
  });
  return settleInvoice(ctx, made, orders);
};
