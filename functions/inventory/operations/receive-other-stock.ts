import type { receiveOtherStock as contract } from '../../../shared/contracts/inventory/move-operations.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { together } from '../../platform/outcome.ts';
import { placeOfReason, receiptAccountOf } from '../domain/account-of-reason.ts';
import { receiptEntries } from '../domain/stock-entries.ts';
import { type CostedLine, lineValue, readLines } from '../entered-lines.ts';
import { newManualMove } from '../manual-move.ts';
import { receiveStock } from '../receive-stock.ts';
import { stockJournal } from '../stock-journal.ts';

/** Goods arrive for a reason that is no order, at the value that was entered. */
export const receiveOtherStock: CommandRun<typeof contract> = async (ctx, input) => {
  const { warehouseId, reason, memo, stockRole } = input;
  const date = input.date ?? ctx.today;
  const accountRole = input.account ?? receiptAccountOf(reason);
  const lines = await readLines(ctx, input.lines);
  const header = await newManualMove(ctx, date);
  const received = await receiveStock(ctx, {
    ...header,
    date,
    kind: 'otherIn',
    from: placeOfReason(reason),
    accountRole,
    reason,
    ...(memo !== undefined && { memo }),
    ...(stockRole !== undefined && { stockRole }),
    lines: lines.map((line, i) => ({
      ...line,
      warehouseId,
      value: lineValue(ctx, input.lines[i] as CostedLine, line.pointer),
    })),
  });
  const entries = receiptEntries(received.values, accountRole);
  const voucher = await stockJournal(ctx, { date, source: header.source, memo, lines: entries });
  return { result: received.move, ...together(received.posting, voucher) };
};
