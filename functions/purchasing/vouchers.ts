import type { Source } from '../../shared/contracts/finance/source.ts';
import { type JournalDraft, type JournalHeader, postJournal } from '../finance/postings.ts';
import { loadLedger } from '../finance/queries.ts';
import type { Ctx } from '../platform/context.ts';
import type { Posting } from '../platform/outcome.ts';

export const headerOf = (
  ctx: Ctx,
  { date, source }: { date: string; source: Source & { number: string } },
): JournalHeader => ({ date, currency: ctx.company.currency, source });

/** Posts to the company's ledger; an event without any amount posts nothing. */
export async function post(
  ctx: Ctx,
  draft: JournalDraft,
): Promise<Posting & { journalId?: string }> {
  const { journal, ...posting } = postJournal(ctx, await loadLedger(ctx), draft);
  return { ...posting, ...(journal && { journalId: journal.id }) };
}
