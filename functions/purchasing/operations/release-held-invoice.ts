import type { releaseHeldInvoice as contract } from '../../../shared/contracts/purchasing/invoice-operations.ts';
import { purchaseInvoice } from '../../../shared/contracts/purchasing/purchase-invoice.ts';
import { actorName } from '../../platform/access.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { revise } from '../../platform/outcome.ts';
import { needsSecond } from '../domain/approval.ts';
import { notReleasable, ownRelease } from '../domain/errors.ts';
import type { InvoiceLine } from '../domain/plan-posting.ts';
import { openHeld } from '../held-invoice.ts';
import { loadSettings } from '../settings.ts';
import { settleInvoice } from '../settle-invoice.ts';

/** Somebody answers for what does not match: it is owed all the same. */
export const releaseHeldInvoice: CommandRun<typeof contract> = async (ctx, input) => {
  const { invoice, orders, matched } = await openHeld(ctx, input.id, 'purchaseInvoice.release');
  const { postingDate = ctx.today, because } = input;
  const { approvalLimit: limit } = await loadSettings(ctx);
  const releasedBy = actorName(ctx.actor);
  if (needsSecond(invoice.gross, limit) && releasedBy === invoice.recordedBy) {
    throw ownRelease({ limit: limit ?? '' });
  }
  const lines = matched();
  for (const line of lines) assertReleasable(line);
  const change = revise(ctx, purchaseInvoice, invoice, {
    ...{ postingDate, lines, releasedBy },
    releasedBecause: because,
  });
  return settleInvoice(ctx, change, orders, { released: true });
};

/** Another supplier's order, or another currency, is no difference that one could answer for. */
function assertReleasable({ lineNo, reasons = [] }: InvoiceLine): void {
  if (reasons.includes('supplier')) {
    throw notReleasable({ line: lineNo, reason: 'the order is another supplier’s.' });
  }
  if (reasons.includes('currency')) {
    throw notReleasable({ line: lineNo, reason: 'the order is in another currency.' });
  }
}
