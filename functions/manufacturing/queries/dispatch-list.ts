import type { dispatchList as contract } from '../../../shared/contracts/manufacturing/questions.ts';
import { add, isZero, max, mul, round, sub } from '../../../shared/kernel/decimal.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { dispatchRows } from '../reports/dispatch-list.ts';

type State = 'waiting' | 'ready' | 'running' | 'done';

/** What is to be done by the end of the day: the most urgent first, with the time it takes. */
export const dispatchList: QueryRun<typeof contract> = async (ctx, { workCentreId = '', date }) => {
  const until = date ?? ctx.today;
  const rows = await ctx.reads.report(dispatchRows, { workCentreId, until });
  return {
    data: rows.map(({ quantity, good, scrap, minutes, setupMinutes, runMinutes, ...row }) => {
      const open = max('0', sub(quantity, add(good, scrap)));
      const begun = !isZero(minutes);
      const time = add(begun ? '0' : setupMinutes, mul(runMinutes, open));
      return { ...row, state: row.state as State, open, minutes: round(time, 2) };
    }),
  };
};
