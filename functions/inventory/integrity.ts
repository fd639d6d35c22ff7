import type { InvariantCheck } from '../platform/integrity.ts';
import { goodsOfOthersHaveNoValue } from './checks/goods-of-others-have-no-value.ts';
import { lotsComeFromReceipts } from './checks/lots-come-from-receipts.ts';
import { movesAreDoubleEntry } from './checks/moves-are-double-entry.ts';
import { nothingBelowZero } from './checks/nothing-below-zero.ts';
import { poolsEqualTheLedger } from './checks/pools-equal-the-ledger.ts';
import { poolsHoldWhatLiesThere } from './checks/pools-hold-what-lies-there.ts';
import { reservedIsThere } from './checks/reserved-is-there.ts';
import { serialsAreInOnePlace } from './checks/serials-are-in-one-place.ts';

/** What must hold of stock at every moment. */
export const checks: readonly InvariantCheck[] = [
  movesAreDoubleEntry,
  nothingBelowZero,
  reservedIsThere,
  serialsAreInOnePlace,
  lotsComeFromReceipts,
  poolsHoldWhatLiesThere,
  goodsOfOthersHaveNoValue,
  poolsEqualTheLedger,
];
