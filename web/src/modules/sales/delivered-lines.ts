import type * as z from 'zod';
import type { deliveryLine } from '../../../../shared/contracts/sales/delivery.ts';
import { add, type Decimal, gt, max, sub } from '../../../../shared/kernel/decimal.ts';
import type { PickRow } from './pick-lines.tsx';

export type DeliveredLine = z.infer<typeof deliveryLine>;

const due = ({ quantity, invoiced, returned }: DeliveredLine): Decimal =>
  max('0', sub(sub(quantity, invoiced), returned));

/**
 * What may be invoiced of a delivery, by line of its order: one order line may have left in
 * several lots.
 */
export function invoiceRows(lines: readonly DeliveredLine[]): PickRow[] {
  const byOrderLine = Map.groupBy(lines, ({ orderLine }) => orderLine);
  return [...byOrderLine]
    .map(([line, parts]) => {
      const total = (of: (part: DeliveredLine) => Decimal) => add('0', ...parts.map(of));
      const most = total(due);
      const facts = [total(({ quantity }) => quantity), total(({ invoiced }) => invoiced)];
      return { line, itemId: parts[0]?.itemId ?? '', facts, suggested: most, most };
    })
    .filter(({ most }) => gt(most, '0'));
}

/** What may come back of a delivery, line by line; nothing is assumed. */
export const returnRows = (lines: readonly DeliveredLine[]): PickRow[] =>
  lines
    .map(({ lineNo, itemId, quantity, returned }) => ({
      line: lineNo,
      itemId,
      facts: [quantity, returned],
      suggested: '0',
      most: max('0', sub(quantity, returned)),
    }))
    .filter(({ most }) => gt(most, '0'));
