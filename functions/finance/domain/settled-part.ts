import { eq } from '../../../shared/kernel/decimal.ts';
import type { OpenItemDoc } from './ledger.ts';

/** What an event says of one settled item. */
export const settledPart = ({ item, amount }: { item: OpenItemDoc; amount: string }) => ({
  openItemId: item.id,
  source: item.source,
  amount,
  settled: eq(item.open, amount),
});
