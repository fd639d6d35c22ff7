import { add, type Decimal } from '../../../shared/kernel/decimal.ts';
import {
  type LossMode,
  passThrough,
  type RequirementLine,
  requirement,
} from '../../../shared/kernel/requirement.ts';
import type { BomFields, BomLine } from './bom-rules.ts';
import { structureTooDeep, structureTooLarge } from './errors.ts';
import { MAX_LEVELS } from './structure.ts';

export const MAX_ROWS = 5000;

export type ExplodedBom = Pick<BomFields, 'outputQuantity' | 'yield'> & {
  lines: readonly BomLine[];
};

/** The structure of a day: its versions hold only the lines of that day. */
export interface DayStructure {
  lossMode: LossMode;
  bomOf: (itemId: string) => ExplodedBom | undefined;
  decimalsOf: (itemId: string) => number;
}

export interface ExplodedLine {
  level: number;
  itemId: string;
  parentItemId: string;
  path: string;
  lineNo: number;
  quantity: Decimal;
  loss?: Decimal;
  phantom: boolean;
  made: boolean;
}

/** Where the explosion stands: the parts of an order, or of a phantom within one. */
interface Place {
  itemId: string;
  bom: ExplodedBom;
  /** The order that the parts are for. */
  ordered: Decimal;
  /** The phantom that they belong to, as a line of that order. */
  phantom?: RequirementLine;
  level: number;
  path: string;
}

const lineOf = (line: BomLine, { bom, phantom }: Place, lossMode: LossMode): RequirementLine => {
  const own = {
    quantity: line.quantity,
    per: bom.outputQuantity,
    fixed: line.fixedQuantity,
    loss: line.loss,
    lossMode,
    yield: bom.yield,
  };
  return phantom ? passThrough(phantom, own) : own;
};

/**
 * What `quantity` of a product takes, depth first in line order, each quantity rounded up to its
 * item's decimals as an order would be. A phantom is not an order: its parts are needed for the
 * order above. Throws 'engineering.structureTooDeep' and 'engineering.structureTooLarge'.
 */
export function explode(
  itemId: string,
  quantity: Decimal,
  structure: DayStructure,
  levels?: number,
): ExplodedLine[] {
  const { lossMode, bomOf, decimalsOf } = structure;
  const rows: ExplodedLine[] = [];

  function visit(place: Place): void {
    const { level, ordered } = place;
    if (level > MAX_LEVELS) throw structureTooDeep({ limit: MAX_LEVELS });
    for (const line of place.bom.lines) {
      const own = lineOf(line, place, lossMode);
      const needed = requirement({ ...own, for: ordered }, decimalsOf(line.itemId));
      const bom = bomOf(line.itemId);
      const phantom = line.phantom === true && bom !== undefined;
      const path = place.path === '' ? `${line.lineNo}` : `${place.path}/${line.lineNo}`;
      rows.push({ ...partOf(line, place), level, path, quantity: needed, phantom, made: !!bom });
      if (rows.length > MAX_ROWS) throw structureTooLarge({ limit: MAX_ROWS });
      if (!bom || level === levels) continue;
      const order = phantom ? { ordered, phantom: own } : { ordered: needed };
      visit({ itemId: line.itemId, bom, ...order, level: level + 1, path });
    }
  }

  const bom = bomOf(itemId);
  if (bom) visit({ itemId, bom, ordered: quantity, level: 1, path: '' });
  return rows;
}

const partOf = ({ itemId, lineNo, loss }: BomLine, { itemId: parentItemId }: Place) => ({
  itemId,
  parentItemId,
  lineNo,
  ...(loss !== undefined && { loss }),
});

/** Over all places; a phantom is never taken itself. */
export function totals(rows: readonly ExplodedLine[]): { itemId: string; quantity: Decimal }[] {
  const sums = new Map<string, Decimal>();
  for (const { itemId, quantity, phantom } of rows) {
    if (!phantom) sums.set(itemId, add(sums.get(itemId) ?? '0', quantity));
  }
  return [...sums].map(([itemId, quantity]) => ({ itemId, quantity }));
}
