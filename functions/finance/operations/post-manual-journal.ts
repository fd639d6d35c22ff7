import type { postManualJournal as contract } from '../../../shared/contracts/finance/ledger-operations.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { accountsByCode, accountUnchangedGuard } from '../data/accounts-by-code.ts';
import { assertVoucher } from '../domain/check-voucher.ts';
import { domainLines } from '../domain/stored-lines.ts';
import { postVoucher } from '../postings.ts';
import { loadLedger } from '../queries.ts';

/** A voucher written by hand: any account that takes postings, as long as it balances. */
export const postManualJournal: CommandRun<typeof contract> = async (ctx, input) => {
  const ledger = await loadLedger(ctx);
  const accounts = await accountsByCode(
    ctx,
    input.lines.map(({ accountCode }) => accountCode),
  );
  assertVoucher(input.lines, accounts, ledger.currency);
  const id = ctx.newId('jnl');
  const posting = postVoucher(
    ctx,
    ledger,
    {
      date: input.date,
      currency: ledger.currency,
      lines: domainLines(input.lines),
      source: { noun: 'journal', id },
      memo: input.memo ?? input.lines.find(({ memo }) => memo !== undefined)?.memo ?? 'Manual',
    },
    { kind: 'manual', id },
  );
  const unchanged = [...accounts.values()].map(accountUnchangedGuard);
  return { ...posting, guards: [...posting.guards, ...unchanged] };
};
