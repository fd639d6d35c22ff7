import type * as z from 'zod';
import type { openItem, settlement } from '../../../shared/contracts/finance/open-item.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import { abs, gt, isNegative, isZero, sub } from '../../../shared/kernel/decimal.ts';
import { overAllocated, tooManySettlements } from './finance-errors.ts';

export type Settlement = z.infer<typeof settlement>;

type Settled = Pick<Doc<typeof openItem>, 'documentNumber' | 'amount' | 'open' | 'settlements'>;

export const MAX_SETTLEMENTS = 500;

/**
 * Takes a part off an open item. The open amount stays between zero and the whole (M6); a
 * negative part gives back what was taken before. Throws 'finance.overAllocated'.
 */
export function settle(item: Settled, part: Settlement) {
  const open = sub(item.open, part.amount);
  const wrongSide = !isZero(open) && isNegative(open) !== isNegative(item.amount);
  if (wrongSide || gt(abs(open), abs(item.amount))) {
    throw overAllocated({ item: item.documentNumber, open: item.open, amount: part.amount });
  }
  if (item.settlements.length >= MAX_SETTLEMENTS) {
    throw tooManySettlements({ item: item.documentNumber, limit: MAX_SETTLEMENTS });
  }
  return { open, settled: isZero(open), settlements: [...item.settlements, part] };
}
