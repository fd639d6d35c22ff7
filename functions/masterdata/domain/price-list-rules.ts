import type { priceList } from '../../../shared/contracts/masterdata/price-list.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import { decimal } from '../../../shared/kernel/decimal.ts';
import { overlappingPrices, validityReversed } from './errors.ts';

type PriceList = Doc<typeof priceList>;
type Line = PriceList['lines'][number];

interface Validity {
  validFrom?: string | undefined;
  validTo?: string | undefined;
}

const EVER = { from: '0000-01-01', to: '9999-12-31' };
const firstDay = ({ validFrom = EVER.from }: Validity): string => validFrom;
const lastDay = ({ validTo = EVER.to }: Validity): string => validTo;

function checkValidity(validity: Validity, pointer: string): void {
  const { validFrom, validTo } = validity;
  if (lastDay(validity) < firstDay(validity)) {
    throw validityReversed({ validFrom, validTo }, `${pointer}/validTo`);
  }
}

/** On any day at most one price holds for an item from a quantity on. */
export function checkPriceList(list: Pick<PriceList, 'lines'> & Validity): void {
  checkValidity(list, '');
  const steps = new Map<string, { line: Line; index: number }[]>();
  for (const [index, line] of list.lines.entries()) {
    checkValidity(line, `/lines/${index}`);
    const key = `${line.itemId} ${decimal(line.minQuantity)}`;
    steps.set(key, [...(steps.get(key) ?? []), { line, index }]);
  }
  for (const step of steps.values()) checkNoOverlap(step);
}

function checkNoOverlap(step: { line: Line; index: number }[]): void {
  const inOrder = step.toSorted((a, b) => (firstDay(a.line) < firstDay(b.line) ? -1 : 1));
  for (const [position, { line, index }] of inOrder.entries()) {
    const previous = inOrder[position - 1];
    if (previous && firstDay(line) <= lastDay(previous.line)) {
      throw overlappingPrices({}, `/lines/${index}/validFrom`);
    }
  }
}
