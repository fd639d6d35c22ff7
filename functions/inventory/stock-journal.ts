import { postJournal } from '../finance/postings.ts';
import { loadLedger } from '../finance/queries.ts';
import type { Ctx } from '../platform/context.ts';
import type { Posting } from '../platform/outcome.ts';
import type { StockEntry } from './domain/stock-entries.ts';
import type { StockSource } from './move-types.ts';

interface StockJournal {
  date: string;
  source: StockSource;
  memo?: string | undefined;
  lines: readonly (StockEntry & { clears?: string })[];
}

/** The voucher of a movement that no other document stands behind; none if it has no value. */
export async function stockJournal(
  ctx: Ctx,
  { date, source, memo, lines }: StockJournal,
  options: { kind?: 'auto' | 'opening' } = {},
): Promise<Posting> {
  const ledger = await loadLedger(ctx);
  const { currency } = ledger;
  const draft = { date, source, currency, lines, ...(memo !== undefined && { memo }) };
  const { changes, guards, events } = postJournal(ctx, ledger, draft, options);
  return { changes, guards, events };
}
