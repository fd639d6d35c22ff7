import type { Fields } from '../../shared/contracts/noun.ts';
import type { delivery } from '../../shared/contracts/sales/delivery.ts';
import { totalOf } from '../../shared/kernel/line-amounts.ts';
import type { Order } from './domain/order-life.ts';
import type { PlannedDelivery } from './domain/plan-delivery.ts';

interface Header {
  number: string;
  date: string;
  carrier?: string | undefined;
  waybill?: string | undefined;
}

/** The delivery note of what was planned to leave. */
export function deliveryDocument(
  order: Order,
  parts: readonly PlannedDelivery[],
  { number, date, carrier, waybill }: Header,
): Fields<typeof delivery> {
  const { id: salesOrderId, customerId, ownerId, team, region, revenuePoint } = order;
  return {
    number,
    salesOrderId,
    customerId,
    date,
    state: 'delivered',
    ...(ownerId !== undefined && { ownerId }),
    ...(team !== undefined && { team }),
    ...(region !== undefined && { region }),
    revenuePoint,
    gross: totalOf(parts.map(({ amounts }) => amounts)).gross,
    ...(carrier !== undefined && { carrier }),
    ...(waybill !== undefined && { waybill }),
    lines: parts.map(({ line, quantity, lot, amounts }, index) => ({
      lineNo: index + 1,
      orderLine: line.lineNo,
      itemId: line.itemId,
      ...(line.warehouseId !== undefined && { warehouseId: line.warehouseId }),
      ...(lot !== undefined && { lot }),
      quantity,
      net: amounts.net,
      tax: amounts.tax,
      invoiced: '0',
      returned: '0',
    })),
  };
}
