import type { purchaseFollowUp as contract } from '../../../shared/contracts/purchasing/question-operations.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { urgencyOf } from '../domain/follow-up.ts';
import { openLines } from '../reports/open-lines.ts';
import { loadSettings } from '../settings.ts';

const MOST = 500;
const order = { red: 0, amber: 1, green: 2 } as const;

/** What is on its way, the most urgent first: the list to expedite by. */
export const purchaseFollowUp: QueryRun<typeof contract> = async (ctx, { supplierId, urgent }) => {
  const { reminderDays } = await loadSettings(ctx);
  const lines = await ctx.reads.report(openLines, { supplierId });
  const rows = lines
    .filter(({ state }) => state !== 'draft')
    .map((line) => {
      const { state: _, warehouseId: __, confirmedOn, promisedOn, ...rest } = line;
      const comes = confirmedOn ?? promisedOn;
      return {
        ...rest,
        ...(comes !== undefined && { promisedOn: comes }),
        confirmed: confirmedOn !== undefined,
        ...urgencyOf(line, ctx.today, reminderDays),
      };
    });
  const data = rows
    .filter(({ status }) => !urgent || status === 'red')
    .toSorted(
      (a, b) =>
        order[a.status] - order[b.status] ||
        b.daysLate - a.daysLate ||
        (`${a.promisedOn ?? ''} ${a.number}` < `${b.promisedOn ?? ''} ${b.number}` ? -1 : 1),
    );
  return { data: data.slice(0, MOST) };
};
