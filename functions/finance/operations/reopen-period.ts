import { periodReopened } from '../../../shared/contracts/finance/events.ts';
import type { reopenPeriod as contract } from '../../../shared/contracts/finance/ledger-operations.ts';
import { period } from '../../../shared/contracts/finance/period.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { emit, revise } from '../../platform/outcome.ts';
import { unlockGuards } from '../data/guards.ts';
import { periodBeside, periodUnchangedGuard } from '../data/neighbour-periods.ts';
import { laterPeriodLocked, periodNotLocked } from '../domain/finance-errors.ts';

/** Opens a locked month again; the last one that was locked comes first. */
export const reopenPeriod: CommandRun<typeof contract> = async (ctx, { id }) => {
  const month = await load(ctx, period, id, 'period.reopen');
  const { code, state } = month;
  if (state === 'open') throw periodNotLocked({ period: code });
  const next = await periodBeside(ctx, month, 1);
  if (next?.state === 'locked') throw laterPeriodLocked({ period: next.code });
  const change = revise(ctx, period, month, { state: 'open' });
  return {
    result: change.after,
    changes: [change],
    guards: [...unlockGuards(code), ...(next ? [periodUnchangedGuard(next)] : [])],
    events: [emit(periodReopened, { periodId: id, period: code })],
  };
};
