import type { journal } from '../../../shared/contracts/finance/journal.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import { alreadyReversed } from './finance-errors.ts';
import { type JournalDraft, redLines } from './journal.ts';
import { domainLines } from './stored-lines.ts';

/** M4: the red image of a stored voucher, which it names. A reversal itself is not reversed. */
export function reversalDraft(
  original: Doc<typeof journal>,
  date: string,
  memo?: string,
): JournalDraft {
  const { id, voucherWord, voucherNumber, source, currency } = original;
  const number = voucherNumber === undefined ? id : `${voucherWord}-${voucherNumber}`;
  if (original.reverses !== undefined) throw alreadyReversed({ number });
  return {
    date,
    currency,
    source,
    lines: redLines(domainLines(original.lines)),
    memo: memo ?? original.memo,
    reverses: { id, number },
  };
}
