import { quotationAccepted } from '../../../shared/contracts/sales/events.ts';
import { quotation, quotationStates } from '../../../shared/contracts/sales/quotation.ts';
import type { acceptQuotation as contract } from '../../../shared/contracts/sales/quotation-operations.ts';
import { salesOrder } from '../../../shared/contracts/sales/sales-order.ts';
import { load, need } from '../../platform/entity.ts';
import { idFrom } from '../../platform/hashing.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { emit, revise } from '../../platform/outcome.ts';
import { quotationExpired } from '../domain/errors.ts';
import { draftOrder } from '../draft-order.ts';
import { openSale } from '../sale.ts';

/**
 * The customer says yes: one order with these very lines and prices. Its id follows from the
 * quotation's, so whoever accepts again, or at the same moment, gets the same order.
 */
export const acceptQuotation: CommandRun<typeof contract> = async (ctx, input) => {
  const offer = await load(ctx, quotation, input.id, 'quotation.accept');
  if (offer.salesOrderId) return { result: await need(ctx, salesOrder, offer.salesOrderId) };
  const { validUntil, customerId, taxIncluded, opportunityId, lines, note } = offer;
  if (offer.state !== 'expired') quotationStates.assertMove(offer.state, 'accepted', 'quotation');
  if (offer.state === 'expired' || validUntil < ctx.today)
    throw quotationExpired({ validUntil }, '/id');

  const sale = await openSale(ctx, { customerId, taxIncluded });
  const { id: _, ...named } = input;
  const header = {
    ...named,
    quotationId: offer.id,
    ...(opportunityId !== undefined && { opportunityId }),
    ...(note !== undefined && { note }),
  };
  const order = await draftOrder(ctx, sale, lines, header, idFrom('so', offer.id));
  const accepted = revise(ctx, quotation, offer, {
    state: 'accepted',
    salesOrderId: order.after.id,
  });
  const event = emit(quotationAccepted, {
    quotationId: offer.id,
    salesOrderId: order.after.id,
    customerId,
    ...(opportunityId !== undefined && { opportunityId }),
  });
  // The quotation first: of two at once the later one then decides again and finds the order.
  return { result: order.after, changes: [accepted, order], events: [event] };
};
