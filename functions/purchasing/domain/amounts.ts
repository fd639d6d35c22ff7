import { type Decimal, eq } from '../../../shared/kernel/decimal.ts';
import { shareBetween } from '../../../shared/kernel/share-between.ts';

/** What a part costs of the whole that is left; the last part takes all of it. */
export const partOf = (amount: Decimal, part: Decimal, whole: Decimal, currency: string) =>
  eq(part, '0') ? '0' : shareBetween(amount, '0', part, whole, currency);
