import type { balanceSheet as contract } from '../../../shared/contracts/finance/statement-queries.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { noLedger } from '../domain/finance-errors.ts';
import { spanOf } from '../domain/span.ts';
import { loadLedger } from '../queries.ts';
import { balanceSheetOn } from '../reports/balance-sheet.ts';
import { named, statementRows } from './statement-rows.ts';

const columns = ['closing', 'opening'] as const;

export const balanceSheet: QueryRun<typeof contract> = async (ctx, { period, on, asOf }) => {
  const { currency } = await loadLedger(ctx);
  const { to } = spanOf({ period, to: on }, ctx.today);
  const sheet = await ctx.reads.report(balanceSheetOn, { on: to }, asOf);
  if (!sheet) throw noLedger();
  const { openingOn, lines, totals, balanced, accounts } = sheet;
  const rowOf = statementRows(columns, accounts);
  return {
    ...{ on: to, openingOn, currency, balanced },
    lines: lines.map(({ part, ...line }) => ({ ...rowOf(line), part })),
    totals: {
      assets: named(columns, totals.assets),
      liabilities: named(columns, totals.liabilities),
      equity: named(columns, totals.equity),
    },
    strays: [...sheet.strays],
  };
};
