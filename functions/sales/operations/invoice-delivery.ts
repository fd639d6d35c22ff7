import { delivery } from '../../../shared/contracts/sales/delivery.ts';
import type { invoiceDelivery as contract } from '../../../shared/contracts/sales/fulfilment-operations.ts';
import { salesOrder } from '../../../shared/contracts/sales/sales-order.ts';
import { load, need } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { billDeliveries } from './issue-sales-invoice.ts';

export const invoiceDelivery: CommandRun<typeof contract> = async (ctx, input) => {
  const note = await load(ctx, delivery, input.id, 'salesInvoice.issue');
  const order = await need(ctx, salesOrder, note.salesOrderId);
  return billDeliveries(ctx, order, [note], input.date, input.lines);
};
