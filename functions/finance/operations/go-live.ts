import { companyWentLive } from '../../../shared/contracts/finance/events.ts';
import type { goLive as contract } from '../../../shared/contracts/finance/ledger-operations.ts';
import { company } from '../../../shared/contracts/platform/company.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { emit, revise } from '../../platform/outcome.ts';
import { alreadyLive, openingsDiffer } from '../domain/finance-errors.ts';
import { openingDifferences } from '../reports/opening-differences.ts';

/** The books go into use once the openings add up and every sub-ledger ties. */
export const goLive: CommandRun<typeof contract> = async (ctx, input) => {
  if (ctx.company.wentLiveOn !== undefined) throw alreadyLive();
  const { total, differences, count } = await ctx.reads.report(openingDifferences, {});
  if (count > 0) {
    const said = differences.map(({ what, expected, found }) => ({
      pointer: '',
      code: 'finance.openingsDiffer',
      message: `${what} Expected ${expected}, found ${found}.`,
      params: { what, expected, found },
    }));
    throw openingsDiffer({ count, first: said[0]?.message ?? '', differences }, '', said);
  }
  const wentLiveOn = input.date ?? ctx.today;
  return {
    result: { wentLiveOn, openingTotal: total },
    changes: [revise(ctx, company, ctx.company, { wentLiveOn })],
    events: [emit(companyWentLive, { date: wentLiveOn, company: ctx.company.name })],
  };
};
