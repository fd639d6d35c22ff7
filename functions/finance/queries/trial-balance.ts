import type { trialBalance as contract } from '../../../shared/contracts/finance/finance-queries.ts';
import { add, eq, isZero } from '../../../shared/kernel/decimal.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { spanOf } from '../domain/span.ts';
import { rollUp, type TrialBalanceRow } from '../domain/trial-balance.ts';
import { loadLedger } from '../queries.ts';
import { type AccountSums, accountSums } from '../reports/account-sums.ts';

const names = ['opening', 'debit', 'credit', 'closing'] as const;

const totalOf = (rows: readonly TrialBalanceRow[]) =>
  Object.fromEntries(
    names.map((name) => [name, rows.reduce((sum, row) => add(sum, row[name]), '0')]),
  ) as Record<(typeof names)[number], string>;

/** Parents get the sum of what stands below them. */
function withParents({ rows, chart }: AccountSums) {
  const about = new Map(chart.map((one) => [one.code, one]));
  const known = new Map(rows.map((row) => [row.accountCode, row]));
  const parents = chart.map(({ code, parentCode }) => ({ code, parent: parentCode }));
  return rollUp(rows, parents).flatMap((sums) => {
    const one = about.get(sums.accountCode) ?? known.get(sums.accountCode);
    return one ? [{ ...one, ...sums }] : [];
  });
}

export const trialBalance: QueryRun<typeof contract> = async (ctx, input) => {
  const { currency } = await loadLedger(ctx);
  const span = spanOf(input, ctx.today);
  const sums = await ctx.reads.report(accountSums, span, input.asOf);
  const totals = totalOf(sums.rows);
  const rows = input.rollUp === true ? withParents(sums) : sums.rows;
  return {
    ...span,
    currency,
    rows: rows.map((row) => ({
      accountCode: row.accountCode,
      name: row.name,
      ...(row.nameEn !== undefined && { nameEn: row.nameEn }),
      class: row.class,
      leaf: row.leaf,
      opening: row.opening,
      debit: row.debit,
      credit: row.credit,
      closing: row.closing,
    })),
    totals,
    balanced: isZero(totals.opening) && isZero(totals.closing) && eq(totals.debit, totals.credit),
  };
};
