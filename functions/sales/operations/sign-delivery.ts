import { delivery, deliveryStates } from '../../../shared/contracts/sales/delivery.ts';
import { deliverySigned } from '../../../shared/contracts/sales/events.ts';
import type { signDelivery as contract } from '../../../shared/contracts/sales/fulfilment-operations.ts';
import { salesOrder } from '../../../shared/contracts/sales/sales-order.ts';
import { load, need } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { emit, revise, together } from '../../platform/outcome.ts';
import { bookSignature } from '../book-signature.ts';
import { signedBeforeDelivery } from '../domain/errors.ts';

/** The customer has the goods: proof is kept, and where agreed they become revenue now. */
export const signDelivery: CommandRun<typeof contract> = async (ctx, input) => {
  const note = await load(ctx, delivery, input.id, 'delivery.sign');
  deliveryStates.assertMove(note.state, 'signed', 'delivery');
  const { id: _, date: signedOn = ctx.today, ...proof } = input;
  if (signedOn < note.date) {
    throw signedBeforeDelivery({ delivered: note.date, signed: signedOn }, '/date');
  }
  const order = await need(ctx, salesOrder, note.salesOrderId);
  const booked = await bookSignature(ctx, order, note, signedOn);

  const signed = revise(ctx, delivery, note, {
    state: 'signed',
    signedOn,
    ...proof,
    ...booked.links,
  });
  const { salesOrderId, customerId } = note;
  const event = emit(deliverySigned, { deliveryId: note.id, salesOrderId, customerId });
  return {
    result: signed.after,
    ...together({ changes: [signed], events: [event] }, booked.posting),
  };
};
