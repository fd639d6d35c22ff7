import { type Decimal, eq, isZero } from '../../../shared/kernel/decimal.ts';
import type { Order, OrderLine } from './order-life.ts';

/** What a file says of a line; what it leaves out may be anything. */
export interface SaidLine {
  itemId: string;
  quantity: Decimal;
  unitId?: string | undefined;
  price?: Decimal | undefined;
  dueOn: string;
  warehouseId?: string | undefined;
  taxCode?: string | undefined;
  description?: string | undefined;
}

const named = ['itemId', 'warehouseId', 'taxCode', 'description'] as const;

/** Whether a line already is as a file has it. */
export function saysLine(line: OrderLine, said: SaidLine): boolean {
  const counted = said.unitId === undefined ? line.quantity : line.purchaseQuantity;
  return (
    eq(counted, said.quantity) &&
    (said.unitId === undefined || line.unitId === said.unitId) &&
    (said.price === undefined || eq(line.price, said.price)) &&
    line.promisedOn === said.dueOn &&
    named.every((name) => said[name] === undefined || line[name] === said[name])
  );
}

const moved = (quantity: Decimal | undefined) => quantity !== undefined && !isZero(quantity);

/** Nothing has happened on it here since it was brought in: a file may still say otherwise. */
export const isUntouched = ({ state, confirmedBySupplier, pegs = [], lines }: Order): boolean =>
  (state === 'draft' || state === 'approved') &&
  confirmedBySupplier === undefined &&
  pegs.length === 0 &&
  !lines.some(({ received, rejected, invoiced }) => [received, rejected, invoiced].some(moved));
