import { add, type Decimal, isPositive, lt } from '../../../shared/kernel/decimal.ts';
import { belowReceived, itemFixed, lineInUse, noLinesLeft, unknownLine } from './errors.ts';
import type { OrderLine } from './order-life.ts';

export interface LineChange {
  lineNo?: number | undefined;
  remove?: boolean | undefined;
  itemId?: string | undefined;
}

/** Something has happened on the line that stays true. */
const isUsed = ({ received, rejected = '0', invoiced }: OrderLine): boolean =>
  [received, rejected, invoiced].some(isPositive);

/**
 * The lines that stay when those to be removed are gone; every change names a line that is there.
 */
export function keptLines(
  lines: readonly OrderLine[],
  changes: readonly LineChange[],
): OrderLine[] {
  const removed = new Set<number>();
  for (const [index, { lineNo, remove, itemId }] of changes.entries()) {
    if (lineNo === undefined) continue;
    const line = lines.find((one) => one.lineNo === lineNo);
    if (!line) throw unknownLine({ line: lineNo }, `/lines/${index}/lineNo`);
    if (itemId !== undefined && itemId !== line.itemId) {
      throw itemFixed({}, `/lines/${index}/itemId`);
    }
    if (!remove) continue;
    if (isUsed(line)) throw lineInUse({ line: lineNo }, `/lines/${index}/remove`);
    removed.add(lineNo);
  }
  const kept = lines.filter(({ lineNo }) => !removed.has(lineNo));
  const adds = changes.some(({ lineNo }) => lineNo === undefined);
  if (kept.length === 0 && !adds) throw noLinesLeft({}, '/lines');
  return kept;
}

/** What has arrived is a fact: a line never orders less than that. */
export function assertKeepsReceived(line: OrderLine, quantity: Decimal, pointer: string): void {
  const expected = add(quantity, line.replaced ?? '0');
  if (!lt(expected, line.received)) return;
  throw belowReceived({ line: line.lineNo, received: line.received, quantity }, pointer);
}
