import { journal } from '../../../shared/contracts/finance/journal.ts';
import type { reverseJournal as contract } from '../../../shared/contracts/finance/ledger-operations.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { reverseAtSource, reversedBefore } from '../domain/finance-errors.ts';
import { reversalDraft } from '../domain/reversal-draft.ts';
import { postVoucher } from '../postings.ts';
import { loadLedger } from '../queries.ts';

/** The red image of a voucher that was written by hand or by a closing step, once. */
export const reverseJournal: CommandRun<typeof contract> = async (ctx, input) => {
  const ledger = await loadLedger(ctx);
  const original = await load(ctx, journal, input.id, 'journal.reverse');
  const draft = reversalDraft(original, input.date ?? ctx.today, input.memo);
  const { noun, id, number = id } = original.source;
  if (!['manual', 'closing'].includes(original.kind)) throw reverseAtSource({ noun, number });
  const before = await ctx.store.findUnique(journal, ['reverses'], [original.id]);
  if (before !== undefined) throw reversedBefore({ id: before });
  return postVoucher(ctx, ledger, draft, { kind: 'reversal' });
};
