import { warehouse } from '../../shared/contracts/masterdata/warehouse.ts';
import type { Fields } from '../../shared/contracts/noun.ts';
import type { salesReturn } from '../../shared/contracts/sales/sales-return.ts';
import { gt } from '../../shared/kernel/decimal.ts';
import { totalOf } from '../../shared/kernel/line-amounts.ts';
import type { Ctx } from '../platform/context.ts';
import type { Delivery } from './domain/plan-invoice.ts';
import type { ReturnPart } from './domain/plan-return.ts';

interface Header {
  number: string;
  date: string;
  reason?: string | undefined;
  into?: string | undefined;
}

const QUARANTINE = 'QC';

/** Where returned goods go unless told otherwise: somebody has to look at them first. */
export const returnWarehouse = async (ctx: Ctx, wanted?: string): Promise<string | undefined> =>
  wanted ?? ctx.store.findUnique(warehouse, ['code'], [QUARANTINE]);

/** The return of some units of a delivery; goods without a quarantine go where they came from. */
export function returnDocument(
  note: Delivery,
  parts: readonly ReturnPart[],
  { number, date, reason, into }: Header,
): Fields<typeof salesReturn> {
  const { salesOrderId, customerId, ownerId, team, region } = note;
  const credit = parts.some(({ toCredit }) => gt(toCredit, '0'));
  return {
    number,
    salesOrderId,
    deliveryId: note.id,
    customerId,
    date,
    state: credit ? 'received' : 'credited',
    ...(ownerId !== undefined && { ownerId }),
    ...(team !== undefined && { team }),
    ...(region !== undefined && { region }),
    ...(reason !== undefined && { reason }),
    gross: totalOf(parts.map(({ amounts }) => amounts)).gross,
    lines: parts.map(({ line, quantity, amounts, toCredit }) => {
      const { lineNo: deliveryLine, orderLine, itemId, warehouseId: from } = line;
      const warehouseId = from === undefined ? undefined : (into ?? from);
      return {
        deliveryLine,
        orderLine,
        itemId,
        ...(warehouseId !== undefined && { warehouseId }),
        quantity,
        net: amounts.net,
        tax: amounts.tax,
        toCredit,
      };
    }),
  };
}
