import type { productionBoard as contract } from '../../../shared/contracts/manufacturing/questions.ts';
import type { workOrderStateNames } from '../../../shared/contracts/manufacturing/work-order.ts';
import { addDays } from '../../../shared/kernel/date.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { type LateReason, lateDays, progressOf, reasonOf } from '../domain/board.ts';
import { type BoardRow, boardRows } from '../reports/board-rows.ts';

/** Planned and actual, what is late, and why. */
export const productionBoard: QueryRun<typeof contract> = async (ctx, input) => {
  const { date = ctx.today, days = 1, department = '' } = input;
  const from = addDays(date, 1 - days);
  const found = await ctx.reads.report(boardRows, { from, until: date, department });
  const rows = found.rows.map((row) => answerOf(row, date));
  const late = rows.filter((row) => row.late);
  const reasons = new Map<LateReason, number>();
  for (const { reason } of late) if (reason) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  return {
    date,
    orders: rows.length,
    onTime: rows.length - late.length,
    late: late.length,
    reasons: [...reasons].sort().map(([reason, orders]) => ({ reason, orders })),
    days: found.days,
    rows,
  };
};

function answerOf(row: BoardRow, date: string) {
  const days = lateDays(row, date);
  const { workOrderId, number, itemId, startOn, dueOn, planned, received, scrapped } = row;
  return {
    ...{ workOrderId, number, itemId, startOn, dueOn, planned, received, scrapped },
    ...(row.department !== undefined && { department: row.department }),
    state: row.state as keyof typeof workOrderStateNames,
    progress: progressOf(row),
    late: days > 0,
    lateDays: days,
    ...(days > 0 && { reason: reasonOf(row) }),
  };
}
