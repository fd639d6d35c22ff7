import { type Decimal, eq } from '../../../shared/kernel/decimal.ts';
import type { Order, OrderLine } from './order-life.ts';

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

const saysLine = (line: OrderLine, said: SaidLine): boolean =>
  eq(line.quantity, said.quantity) &&
  (said.price === undefined || eq(line.price, said.price)) &&
  (said.discount === undefined || eq(line.discount ?? '0', said.discount)) &&
  named.every((name) => said[name] === undefined || line[name] === said[name]);

/** Whether an order already is as a file has it. */
export const saysTheSame = (order: Order, header: object, lines: readonly SaidLine[]): boolean =>
  Object.entries(header).every(([name, value]) => order[name as keyof Order] === value) &&
  order.lines.length === lines.length &&
  lines.every((said, index) => saysLine(order.lines[index] as OrderLine, said));
