import { periodLocked as locked } from '../../../shared/contracts/finance/events.ts';
import type { lockPeriod as contract } from '../../../shared/contracts/finance/ledger-operations.ts';
import { period } from '../../../shared/contracts/finance/period.ts';
import { addMonths } from '../../../shared/kernel/date.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { create, emit, revise } from '../../platform/outcome.ts';
import { lockGuards } from '../data/guards.ts';
import { periodBeside, periodId, periodUnchangedGuard } from '../data/neighbour-periods.ts';
import { earlierPeriodOpen, periodAlreadyLocked } from '../domain/finance-errors.ts';
import { periodFields } from '../domain/period-fields.ts';

/** Shuts a month for good: periods are locked in order, and the next one is made ready. */
export const lockPeriod: CommandRun<typeof contract> = async (ctx, { id }) => {
  const month = await load(ctx, period, id, 'period.lock');
  const { code, state, from } = month;
  if (state === 'locked') throw periodAlreadyLocked({ period: code });
  const before = await periodBeside(ctx, month, -1);
  if (before?.state === 'open') throw earlierPeriodOpen({ period: before.code });
  const next = addMonths(from, 1);
  const known = await periodBeside(ctx, month, 1);
  const nextId = periodId(ctx.tenant.id, next.slice(0, 7));
  const change = revise(ctx, period, month, { state: 'locked' });
  return {
    result: change.after,
    changes: [change, ...(known ? [] : [create(ctx, period, periodFields(next), nextId)])],
    guards: [...lockGuards(code), ...(before ? [periodUnchangedGuard(before)] : [])],
    events: [emit(locked, { periodId: id, period: code })],
  };
};
