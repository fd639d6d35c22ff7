import type { issueOtherStock as contract } from '../../../shared/contracts/inventory/move-operations.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { together } from '../../platform/outcome.ts';
import { issueAccountOf, placeOfReason } from '../domain/account-of-reason.ts';
import { issueEntries } from '../domain/stock-entries.ts';
import { readLines } from '../entered-lines.ts';
import { issueStock } from '../issue-stock.ts';
import { assertUnexpired } from '../lot-shelf.ts';
import { newManualMove } from '../manual-move.ts';
import { stockJournal } from '../stock-journal.ts';

/** For these goods must be good; what is scrapped, or leaves for another reason, need not. */
const USED: readonly string[] = ['sample', 'gift', 'ownUse'];

/**
 * Goods leave for a reason that is no order; their cost is charged to the account of the reason.
 */
export const issueOtherStock: CommandRun<typeof contract> = async (ctx, input) => {
  const { warehouseId, reason, memo } = input;
  const date = input.date ?? ctx.today;
  const accountRole = input.account ?? issueAccountOf(reason);
  const lines = await readLines(ctx, input.lines);
  const leaving = lines.map((line) => ({ ...line, warehouseId }));
  if (USED.includes(reason)) await assertUnexpired(ctx, leaving, date);
  const header = await newManualMove(ctx, date);
  const issued = await issueStock(ctx, {
    ...header,
    date,
    kind: 'otherOut',
    to: placeOfReason(reason),
    accountRole,
    reason,
    ...(memo !== undefined && { memo }),
    lines: leaving,
  });
  const entries = issueEntries(issued.costs, accountRole);
  const voucher = await stockJournal(ctx, { date, source: header.source, memo, lines: entries });
  return { result: issued.move, ...together(issued.posting, voucher) };
};
