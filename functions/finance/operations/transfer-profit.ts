import type { transferProfit as contract } from '../../../shared/contracts/finance/ledger-operations.ts';
import { period } from '../../../shared/contracts/finance/period.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import type { AccountClass } from '../domain/charts/chart-template.ts';
import { nothingToTransfer } from '../domain/finance-errors.ts';
import { isEmpty } from '../domain/journal.ts';
import { profitTransfer } from '../domain/posting-rules/closing-postings.ts';
import { postVoucher } from '../postings.ts';
import { loadLedger } from '../queries.ts';
import { accountSums } from '../reports/account-sums.ts';

/** Takes income and expense to zero at the end of the month; again, for what came later. */
export const transferProfit: CommandRun<typeof contract> = async (ctx, { id }) => {
  const ledger = await loadLedger(ctx);
  const { code, from, to } = await load(ctx, period, id, 'period.close');
  const { rows } = await ctx.reads.report(accountSums, { from, to });
  const draft = profitTransfer(
    {
      date: to,
      currency: ledger.currency,
      source: { noun: 'period', id, number: code },
      memo: `${ctx.company.locale === 'en' ? 'Profit and loss of' : '结转损益'} ${code}`,
    },
    rows.map(({ accountCode, class: kind, closing }) => ({
      accountCode,
      class: kind as AccountClass,
      balance: closing,
    })),
  );
  if (isEmpty(draft)) throw nothingToTransfer({ period: code });
  return postVoucher(ctx, ledger, draft, { kind: 'closing' });
};
