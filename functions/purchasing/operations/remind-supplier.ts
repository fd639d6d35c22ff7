import { supplier } from '../../../shared/contracts/masterdata/supplier.ts';
import { purchaseOrder } from '../../../shared/contracts/purchasing/purchase-order.ts';
import type { remindSupplier as contract } from '../../../shared/contracts/purchasing/reminder-operations.ts';
import { supplierReminder } from '../../../shared/contracts/purchasing/supplier-reminder.ts';
import { isPositive } from '../../../shared/kernel/decimal.ts';
import { load, need } from '../../platform/entity.ts';
import { idFrom } from '../../platform/hashing.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { noContact, nothingToCome, remindedToday } from '../domain/errors.ts';
import { assertReceivable, expectedOn, openQuantity } from '../domain/order-life.ts';
import { newReminder, writableContact } from '../new-reminder.ts';

/** All that is still to come, whenever it is due: somebody wants to know now. */
export const remindSupplier: CommandRun<typeof contract> = async (ctx, input) => {
  const order = await load(ctx, purchaseOrder, input.id, 'purchaseOrder.remind');
  assertReceivable(order);
  const { number } = order;
  const lines = order.lines
    .filter((line) => isPositive(openQuantity(line)))
    .map((line) => ({ lineNo: line.lineNo, reason: 'asked' as const, dueOn: expectedOn(line) }));
  if (lines.length === 0) throw nothingToCome({ number });
  const seller = await need(ctx, supplier, order.supplierId);
  const contact = writableContact(seller);
  if (!contact) throw noContact({ supplier: seller.code });
  const id = idFrom('srm', ctx.tenant.id, 'asked', order.id, ctx.today);
  if (await ctx.store.find(supplierReminder, id)) throw remindedToday({ number });
  const { reminder, ...posting } = await newReminder(ctx, { order, seller, contact, lines }, id);
  return { result: reminder, ...posting };
};
