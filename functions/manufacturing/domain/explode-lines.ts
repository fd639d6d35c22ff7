import type { bom } from '../../../shared/contracts/engineering/bom.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import { add, type Decimal, div, isZero, mul, round } from '../../../shared/kernel/decimal.ts';
import { type LossMode, requirementPerUnit } from '../../../shared/kernel/requirement.ts';
import { fitting } from './work-order-life.ts';

export type Bom = Doc<typeof bom>;
type BomLine = Bom['lines'][number];

/** A component line of the order, before it knows its warehouse and how much is required. */
export type ExplodedLine = Omit<BomLine, 'fixedQuantity' | 'phantom'> & {
  per: Decimal;
  fixed?: Decimal | undefined;
};

export interface Explosion {
  linesOf: (bom: Bom) => readonly BomLine[];
  /** The version of the day of a phantom component; without one it is taken as it is. */
  bomOf: (itemId: string) => Bom | undefined;
  lossMode: LossMode;
}

const MAX_DEPTH = 20;

/**
 * The lines of a version with phantoms replaced by what they are made of: quantities, loss and
 * yield of the phantom go into the lines it passes through. Own lines keep their number.
 */
export function explodeLines(bom: Bom, explosion: Explosion): ExplodedLine[] {
  const own: ExplodedLine[] = [];
  const passed: ExplodedLine[] = [];
  for (const line of explosion.linesOf(bom)) {
    const plain = toLine(line, bom.outputQuantity);
    const inner = line.phantom ? explosion.bomOf(line.itemId) : undefined;
    if (inner) passed.push(...through(plain, inner, explosion, 1));
    else own.push(plain);
  }
  const last = Math.max(0, ...own.map(({ lineNo }) => lineNo));
  return [...own, ...passed.map((line, i) => ({ ...line, lineNo: last + 10 * (i + 1) }))];
}

function toLine(line: BomLine, per: Decimal): ExplodedLine {
  const { fixedQuantity, phantom: _, ...rest } = line;
  return { ...rest, per, ...(fixedQuantity !== undefined && { fixed: fixedQuantity }) };
}

/** What the phantom line needs of its own components, for so much of the order's product. */
function through(
  parent: ExplodedLine,
  bom: Bom,
  explosion: Explosion,
  depth: number,
): ExplodedLine[] {
  const { lossMode } = explosion;
  const needs = requirementPerUnit({ ...parent, lossMode });
  return explosion.linesOf(bom).flatMap((line) => {
    const child = toLine(line, bom.outputQuantity);
    const output = mul(bom.outputQuantity, bom.yield ?? '1');
    const once = mul(parent.fixed ?? '0', child.quantity);
    const fixed = add(child.fixed ?? '0', div(once, output, 6, 'ceil'));
    const combined: ExplodedLine = {
      ...child,
      quantity: fitting(round(mul(child.quantity, needs.numerator), 6, 'up'), '/itemId'),
      per: round(mul(output, needs.denominator), 6),
      fixed: isZero(fixed) ? undefined : fixed,
      operation: parent.operation,
    };
    const inner = line.phantom && depth < MAX_DEPTH ? explosion.bomOf(line.itemId) : undefined;
    return inner ? through(combined, inner, explosion, depth + 1) : [combined];
  });
}
