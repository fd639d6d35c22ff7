import { type Decimal, gt, gte, isZero, lt, min, sub } from '../../../shared/kernel/decimal.ts';
import { withoutNulls } from '../../../shared/kernel/without-nulls.ts';
import {
  belowDelivered,
  fixedOnceDelivered,
  itemFixed,
  noLinesLeft,
  unknownLine,
} from './errors.ts';
import { isMadeToOrder, keptQuantity, type OrderLine, openQuantity } from './order-life.ts';

/** What somebody wants changed on one line, already priced where it is new; null clears. */
export interface LineChange {
  lineNo?: number | undefined;
  remove?: boolean | undefined;
  itemId?: string | undefined;
  description?: string | null | undefined;
  quantity?: Decimal | undefined;
  price?: Decimal | null | undefined;
  discount?: Decimal | null | undefined;
  taxCode?: string | null | undefined;
  requestedDate?: string | null | undefined;
  warehouseId?: string | null | undefined;
  sourcing?: OrderLine['sourcing'] | null;
}

const fixed = ['price', 'discount', 'warehouseId'] as const;

/**
 * Applies changes to lines that exist; a cleared price, tax or warehouse is open until they are
 * priced anew. What has left is a fact: a line never gets smaller than
 * that, and its price and warehouse stay once goods have gone out on them. Points at the change
 * that cannot be done.
 */
export function changeLines(
  lines: readonly OrderLine[],
  changes: readonly LineChange[],
): OrderLine[] {
  const result = new Map(lines.map((line) => [line.lineNo, line]));
  changes.forEach((change, index) => {
    if (change.lineNo === undefined) return;
    const line = result.get(change.lineNo);
    const pointer = `/lines/${index}`;
    if (!line) throw unknownLine({ line: change.lineNo }, `${pointer}/lineNo`);
    if (change.remove) {
      assertNotDelivered(line, '0', `${pointer}/remove`);
      result.delete(line.lineNo);
    } else {
      result.set(line.lineNo, changeLine(line, change, pointer));
    }
  });
  const added = changes.some(({ lineNo }) => lineNo === undefined);
  if (result.size === 0 && !added) throw noLinesLeft({}, '/lines');
  return [...result.values()];
}

function assertNotDelivered(line: OrderLine, quantity: Decimal, pointer: string): void {
  if (lt(quantity, line.delivered)) {
    throw belowDelivered({ line: line.lineNo, delivered: line.delivered }, pointer);
  }
}

function changeLine(line: OrderLine, change: LineChange, pointer: string): OrderLine {
  if (change.itemId !== undefined && change.itemId !== line.itemId) {
    throw itemFixed({ line: line.lineNo }, `${pointer}/itemId`);
  }
  if (change.quantity !== undefined) {
    assertNotDelivered(line, change.quantity, `${pointer}/quantity`);
  }
  const field = fixed.find(
    (name) => change[name] !== undefined && (change[name] ?? undefined) !== line[name],
  );
  if (field && !isZero(line.delivered)) {
    throw fixedOnceDelivered({ line: line.lineNo, field }, `${pointer}/${field}`);
  }
  const { lineNo: _, remove: __, ...named } = change;
  const wanted = Object.fromEntries(
    Object.entries(named).filter(([, value]) => value !== undefined),
  );
  const next: OrderLine = withoutNulls({ ...line, ...wanted });
  if (change.quantity !== undefined) delete next.cancelled;
  return next;
}

export interface Release {
  sourceLine: string;
  itemId: string;
  warehouseId: string;
  quantity: Decimal;
}

/**
 * What the old lines hold and the new ones no longer need: all of it when a line went, moved to
 * another warehouse or is made to order from now on, else what exceeds the open quantity.
 */
export function releasesOf(before: readonly OrderLine[], after: readonly OrderLine[]) {
  const releases: Release[] = [];
  const kept = new Map<number, Decimal>();
  for (const line of before) {
    const next = after.find(({ lineNo }) => lineNo === line.lineNo);
    const anew = next !== undefined && isMadeToOrder(next) && !isMadeToOrder(line);
    const stays = next !== undefined && !anew && next.warehouseId === line.warehouseId;
    const keeps = stays ? min(line.reserved, openQuantity(next)) : '0';
    kept.set(line.lineNo, keeps);
    if (gt(line.reserved, keeps) && line.warehouseId !== undefined) {
      const { itemId, warehouseId } = line;
      const sourceLine = String(line.lineNo);
      releases.push({ sourceLine, itemId, warehouseId, quantity: sub(line.reserved, keeps) });
    }
  }
  const lines = after.map((line) => ({ ...line, reserved: kept.get(line.lineNo) ?? '0' }));
  return { lines, releases };
}

/** Closes lines for the rest: what has not left will never leave. */
export const cancelRest = (lines: readonly OrderLine[]): OrderLine[] =>
  lines.map((line) => {
    if (gte(line.delivered, keptQuantity(line))) return line;
    return { ...line, cancelled: sub(line.quantity, line.delivered) };
  });
