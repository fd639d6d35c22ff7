import type * as z from 'zod';
import type { activitiesPerDay } from '../../../../shared/contracts/crm/report-operations.ts';
import { addDays } from '../../../../shared/kernel/date.ts';

export type ActivityCell = z.infer<(typeof activitiesPerDay)['output']>['rows'][number];

/** One representative: the days by date, and the sums of all of them. */
export interface ActivityLine {
  ownerId: string | undefined;
  days: ReadonlyMap<string, ActivityCell>;
  count: number;
  calls: number;
  visits: number;
}

/** So many days up to and including the last. */
export const daysUpTo = (last: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => addDays(last, index + 1 - count));

/** Cells by representative, the busiest first. */
export function linesOf(cells: readonly ActivityCell[]): ActivityLine[] {
  const byOwner = Map.groupBy(cells, ({ ownerId }) => ownerId);
  const sum = (own: readonly ActivityCell[], of: 'count' | 'call' | 'visit') =>
    own.reduce((total, cell) => total + cell[of], 0);
  return [...byOwner]
    .map(([ownerId, own]) => ({
      ownerId,
      days: new Map(own.map((cell) => [cell.date, cell])),
      count: sum(own, 'count'),
      calls: sum(own, 'call'),
      visits: sum(own, 'visit'),
    }))
    .sort((a, b) => b.count - a.count);
}
