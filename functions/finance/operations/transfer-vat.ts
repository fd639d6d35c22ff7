import type { transferVat as contract } from '../../../shared/contracts/finance/ledger-operations.ts';
import { period } from '../../../shared/contracts/finance/period.ts';
import { max, neg } from '../../../shared/kernel/decimal.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { nothingToTransfer, noVatColumns } from '../domain/finance-errors.ts';
import { isEmpty } from '../domain/journal.ts';
import { vatMonthEnd, vatReturned } from '../domain/posting-rules/closing-postings.ts';
import { postVoucher } from '../postings.ts';
import { loadLedger } from '../queries.ts';
import { vatBalances } from '../reports/vat-columns.ts';

/**
 * What the VAT columns owe at the end of the month moves to VAT payable. A credit stays: it is
 * carried forward by standing there. The general chart empties output and input instead.
 */
export const transferVat: CommandRun<typeof contract> = async (ctx, { id }) => {
  const ledger = await loadLedger(ctx);
  if (ledger.taxRegime !== 'general') throw noVatColumns();
  const { code, to } = await load(ctx, period, id, 'period.close');
  const { columns, output, input } = await ctx.reads.report(vatBalances, { to });
  const header = {
    date: to,
    currency: ledger.currency,
    source: { noun: 'period', id, number: code },
    memo: `${ctx.company.locale === 'en' ? 'VAT of' : '结转增值税'} ${code}`,
  };
  const draft =
    ledger.chart === 'general'
      ? vatReturned(header, { output: neg(output), input })
      : vatMonthEnd(header, { output: max('0', neg(columns)), input: '0' });
  if (isEmpty(draft)) throw nothingToTransfer({ period: code });
  return postVoucher(ctx, ledger, draft, { kind: 'closing' });
};
