import { MAIN_AREA } from '../../shared/contracts/masterdata/planning-area.ts';
import { diffDays } from '../../shared/kernel/date.ts';
import type { MasterRules } from '../platform/implementation.ts';
import { periodReversed, periodTooLong, repeatedItem, repeatedShare } from './domain/errors.ts';

/** A forecast is spread over its days: a year and a day of them. */
const MOST_DAYS = 366;

function assertPeriod({ from, to }: { from: string; to: string }): void {
  if (to < from) throw periodReversed({ from, to }, '/to');
  if (diffDays(from, to) >= MOST_DAYS) throw periodTooLong({ limit: MOST_DAYS }, '/to');
}

type Lines = readonly { itemId?: string }[];

/** Where an item, or no item, stands a second time. */
function repeatedIn(lines: Lines): number {
  const ids = lines.map(({ itemId }) => itemId);
  return ids.findIndex((id, index) => ids.indexOf(id) !== index);
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
      const twice = repeatedIn(after['shares'] as Lines);
      if (twice >= 0) throw repeatedShare({}, `/shares/${twice}/itemId`);
    },
  },
  planningScenario: {
    check: (_ctx, after) => {
      for (const table of ['forecasts', 'items']) {
        const twice = repeatedIn((after[table] ?? []) as Lines);
        if (twice >= 0) throw repeatedItem({}, `/${table}/${twice}/itemId`);
      }
    },
  },
};
