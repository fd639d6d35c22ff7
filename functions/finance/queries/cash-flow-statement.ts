import type { cashFlowStatement as contract } from '../../../shared/contracts/finance/statement-queries.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { noLedger } from '../domain/finance-errors.ts';
import { spanOf } from '../domain/span.ts';
import { loadLedger } from '../queries.ts';
import { cashFlowStatementOf } from '../reports/cash-flow-statement.ts';
import { named, statementRows } from './statement-rows.ts';

const columns = ['current', 'yearToDate'] as const;

/** The year is the calendar year of the last day. */
export const cashFlowStatement: QueryRun<typeof contract> = async (ctx, { asOf, ...asked }) => {
  const { currency } = await loadLedger(ctx);
  const { from, to } = spanOf(asked, ctx.today);
  const yearFrom = `${to.slice(0, 4)}-01-01`;
  const found = await ctx.reads.report(cashFlowStatementOf, { from, to, yearFrom }, asOf);
  if (!found) throw noLedger();
  const { lines, netIncrease, opening, closing, reconciled, accounts } = found;
  return {
    ...{ from, to, yearFrom, currency, reconciled },
    lines: lines.map(statementRows(columns, accounts)),
    netIncrease: named(columns, netIncrease),
    opening: named(columns, opening),
    closing: named(columns, closing),
    strays: [...found.strays],
  };
};
