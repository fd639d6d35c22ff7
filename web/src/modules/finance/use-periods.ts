import { useQuery } from '@tanstack/react-query';
import type { period } from '../../../../shared/contracts/finance/period.ts';
import type { Doc } from '../../../../shared/contracts/noun.ts';
import { call } from '../../lib/call.ts';
import { loadNoun } from '../../lib/contracts.ts';
import { today } from '../../lib/format.ts';
import { keys } from '../../lib/queries.ts';

export type Period = Doc<typeof period>;

const SHOWN = 120;

/** The months of the books, the latest first. */
export function usePeriods() {
  return useQuery({
    queryKey: keys.list('period', 'latest'),
    queryFn: async ({ signal }) => {
      const { list } = await loadNoun('period');
      const { data } = await call(list, { limit: SHOWN, sort: '-code' } as never, { signal });
      return data as Period[];
    },
  });
}

/** The month that today lies in. */
export const thisPeriod = (): string => today().slice(0, 7);
