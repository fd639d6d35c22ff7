import { MAIN_AREA } from '../../shared/contracts/masterdata/planning-area.ts';
import { diffDays } from '../../shared/kernel/date.ts';
import type { MasterRules } from '../platform/implementation.ts';
import { periodReversed, periodTooLong, repeatedShare } from './domain/errors.ts';

/** A forecast is spread over its days: a year and a day of them. */
const MOST_DAYS = 366;

function assertPeriod({ from, to }: { from: string; to: string }): void {
  if (to < from) throw periodReversed({ from, to }, '/to');
  if (diffDays(from, to) >= MOST_DAYS) throw periodTooLong({ limit: MOST_DAYS }, '/to');
}

export const masterRules: MasterRules = {
  forecast: {
    defaults: () => ({ area: MAIN_AREA, source: 'manual' }),
    check: (_ctx, after) => assertPeriod(after as never),
  },
  masterPlan: {
    defaults: () => ({ area: MAIN_AREA }),
    check: (_ctx, after) => {
      assertPeriod(after as never);
      const ids = (after['shares'] as { itemId: string }[]).map(({ itemId }) => itemId);
      const twice = ids.findIndex((id, index) => ids.indexOf(id) !== index);
      if (twice >= 0) throw repeatedShare({}, `/shares/${twice}/itemId`);
    },
  },
};
