import { type Decimal, eq } from '../../../shared/kernel/decimal.ts';
import type { OrderLine } from './order-life.ts';

/** What a file says of a line; what it leaves out may be anything. */
export interface SaidLine {
  itemId: string;
  quantity: Decimal;
  price?: Decimal | undefined;
  discount?: Decimal | undefined;
  taxCode?: string | undefined;
  requestedDate?: string | undefined;
  warehouseId?: string | undefined;
  sourcing?: string | undefined;
  description?: string | undefined;
}

const named = [
  'itemId',
  'taxCode',
  'requestedDate',
  'warehouseId',
  'sourcing',
  'description',
] as const;

/** Whether a line already is as a file has it. */
export const saysLine = (line: OrderLine, said: SaidLine): boolean =>
  eq(line.quantity, said.quantity) &&
  (said.price === undefined || eq(line.price, said.price)) &&
  (said.discount === undefined || eq(line.discount ?? '0', said.discount)) &&
  named.every((name) => said[name] === undefined || line[name] === said[name]);
