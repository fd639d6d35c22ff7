import type { bom } from '../../../shared/contracts/engineering/bom.ts';
import type { Fields } from '../../../shared/contracts/noun.ts';
import { add, gt, gte, isPositive } from '../../../shared/kernel/decimal.ts';
import type { LossMode } from '../../../shared/kernel/requirement.ts';
import {
  bomCycle,
  byProductWrong,
  emptyLine,
  lossTooHigh,
  repeatedLine,
  uselessAlternate,
  validityReversed,
  yieldTooHigh,
} from './errors.ts';
import { isReversed, type Validity } from './validity.ts';

export type BomFields = Fields<typeof bom>;
export type BomLine = BomFields['lines'][number];

export function checkSpan(span: Validity, pointer: string): void {
  const { validFrom, validTo } = span;
  if (isReversed(span)) throw validityReversed({ validFrom, validTo }, `${pointer}/validTo`);
}

/** What must hold of a version whatever else is released: numbers, dates and shares make sense. */
export function checkBom(
  version: Omit<BomFields, 'state'>,
  lossMode: LossMode,
  product: string,
): void {
  checkSpan(version, '');
  const { yield: yielded = '1', lines } = version;
  if (gt(yielded, '1')) throw yieldTooHigh({ yielded }, '/yield');
  const numbers = new Set<number>();
  for (const [index, line] of lines.entries()) {
    const pointer = `/lines/${index}`;
    const { lineNo } = line;
    if (numbers.has(lineNo)) throw repeatedLine({ lineNo }, `${pointer}/lineNo`);
    numbers.add(lineNo);
    if (line.itemId === version.itemId) {
      throw bomCycle({ path: `${product} → ${product}` }, `${pointer}/itemId`);
    }
    checkLine(line, lossMode, pointer);
  }
  checkByProducts(version);
}

function checkLine(line: BomLine, lossMode: LossMode, pointer: string): void {
  const { lineNo, loss = '0', fixedQuantity = '0', alternates = [] } = line;
  checkSpan(line, pointer);
  if (!isPositive(line.quantity) && !isPositive(fixedQuantity)) {
    throw emptyLine({ lineNo }, `${pointer}/quantity`);
  }
  if (lossMode === 'yield' && gte(loss, '1')) throw lossTooHigh({ loss }, `${pointer}/loss`);
  const seen = new Set([line.itemId]);
  for (const [index, { itemId }] of alternates.entries()) {
    if (seen.has(itemId)) {
      throw uselessAlternate({ lineNo }, `${pointer}/alternates/${index}/itemId`);
    }
    seen.add(itemId);
  }
}

/** Shares lower the product's cost; together they leave something of it. */
function checkByProducts({ itemId, byProducts = [] }: Omit<BomFields, 'state'>): void {
  let shares = '0';
  for (const [index, one] of byProducts.entries()) {
    const at = `/byProducts/${index}`;
    if (one.itemId === itemId) {
      const reason = 'A product is not its own by-product.';
      throw byProductWrong({ reason }, `${at}/itemId`);
    }
    if ((one.value === 'share') !== (one.share !== undefined)) {
      const reason = 'A share is given exactly where the by-product bears a share of the cost.';
      throw byProductWrong({ reason }, `${at}/share`);
    }
    shares = add(shares, one.share ?? '0');
    if (gte(shares, '1')) {
      const reason = 'The shares of the by-products leave no cost for the product.';
      throw byProductWrong({ reason }, `${at}/share`);
    }
  }
}
