import type { Doc } from '../../../shared/contracts/noun.ts';
import type { purchaseOrder } from '../../../shared/contracts/purchasing/purchase-order.ts';
import { add, type Decimal, gt, gte, max, mul, sub } from '../../../shared/kernel/decimal.ts';
import { orderNotOpen, unknownLine } from './errors.ts';

export type Order = Doc<typeof purchaseOrder>;
export type OrderLine = Order['lines'][number];
export type OrderState = Order['state'];

/** Goods may arrive on it. */
export function assertReceivable({ state, number }: Pick<Order, 'state' | 'number'>): void {
  const open: readonly OrderState[] = ['approved', 'partlyReceived', 'received'];
  if (!open.includes(state)) throw orderNotOpen({ number, state });
}

export function lineOf(order: Pick<Order, 'lines'>, lineNo: number, pointer: string): OrderLine {
  const line = order.lines.find((one) => one.lineNo === lineNo);
  if (!line) throw unknownLine({ line: lineNo }, pointer);
  return line;
}

/** What shall arrive in all: ordered, less cancelled, and what is sent once more. */
export const expectedQuantity = (line: OrderLine): Decimal =>
  add(sub(line.quantity, line.cancelled ?? '0'), line.replaced ?? '0');

/** What has still to arrive. */
export const openQuantity = (line: OrderLine): Decimal =>
  max('0', sub(expectedQuantity(line), line.received));

/** D3: received ≤ expected × (1 + tolerance). */
export const receivableQuantity = (line: OrderLine, tolerance: Decimal): Decimal =>
  max('0', sub(mul(expectedQuantity(line), add('1', tolerance)), line.received));

/** What accepted goods stand behind an invoice; below zero a red-letter invoice is due. */
export const matchableQuantity = (line: OrderLine): Decimal =>
  sub(sub(line.received, line.returned ?? '0'), line.invoiced);

/** Where an approved order stands, by what has arrived. */
export function receiptState(lines: readonly OrderLine[]): OrderState {
  if (lines.every((line) => gte(line.received, expectedQuantity(line)))) return 'received';
  return lines.some((line) => gt(line.received, '0')) ? 'partlyReceived' : 'approved';
}

/** The day a line is expected: as confirmed, else as promised, else as needed. */
export const expectedOn = (
  line: Pick<OrderLine, 'confirmedOn' | 'promisedOn' | 'neededOn'>,
): string | undefined => line.confirmedOn ?? line.promisedOn ?? line.neededOn;

/** The lines with these in the place of those that bear their number. */
export const withLines = (
  lines: readonly OrderLine[],
  changed: ReadonlyMap<number, OrderLine>,
): OrderLine[] => lines.map((line) => changed.get(line.lineNo) ?? line);
