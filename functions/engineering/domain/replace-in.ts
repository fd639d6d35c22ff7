import { type Decimal, mul, round } from '../../../shared/kernel/decimal.ts';
import type { BomLine } from './bom-rules.ts';
import { lastDay } from './validity.ts';

export interface Replacement {
  itemId: string;
  byItemId: string;
  /** Of the new item for one of the old. */
  ratio: Decimal;
  /** Lines that have ended before this day stay as they were. */
  date: string;
}

const PLACES = 6;
const times = (quantity: Decimal, ratio: Decimal): Decimal =>
  round(mul(quantity, ratio), PLACES, 'ceil');

/** A line with the new item in the place of the old, or undefined if it does not name the old. */
function replacedLine(line: BomLine, replacement: Replacement): BomLine | undefined {
  const { itemId, byItemId, ratio, date } = replacement;
  if (lastDay(line) < date) return undefined;
  const isComponent = line.itemId === itemId;
  const stands = (line.alternates ?? []).some((one) => one.itemId === itemId);
  if (!isComponent && !stands) return undefined;
  const component = isComponent ? byItemId : line.itemId;
  const { alternates: known = [], ...rest } = line;
  // An item that has become the component, or stands there already, is no further alternate.
  const seen = new Set([component]);
  const alternates = known.flatMap((one) => {
    const named = one.itemId === itemId;
    const next = named ? { ...one, itemId: byItemId, ratio: times(one.ratio, ratio) } : one;
    if (seen.has(next.itemId)) return [];
    seen.add(next.itemId);
    return [next];
  });
  return {
    ...rest,
    ...(isComponent && {
      itemId: byItemId,
      quantity: times(line.quantity, ratio),
      ...(line.fixedQuantity !== undefined && { fixedQuantity: times(line.fixedQuantity, ratio) }),
    }),
    ...(alternates.length > 0 && { alternates }),
  };
}

/** All lines of a version, and the numbers of those in which something was replaced. */
export function replaceIn(
  lines: readonly BomLine[],
  replacement: Replacement,
): { lines: BomLine[]; replaced: number[] } {
  const replaced: number[] = [];
  const after = lines.map((line) => {
    const next = replacedLine(line, replacement);
    if (next) replaced.push(line.lineNo);
    return next ?? line;
  });
  return { lines: after, replaced };
}
