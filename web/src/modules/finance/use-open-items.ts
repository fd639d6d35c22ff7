import { useQuery } from '@tanstack/react-query';
import type { openItem } from '../../../../shared/contracts/finance/open-item.ts';
import type { Doc } from '../../../../shared/contracts/noun.ts';
import { call } from '../../lib/call.ts';
import { loadNoun } from '../../lib/contracts.ts';
import { keys } from '../../lib/queries.ts';

export type OpenItem = Doc<typeof openItem>;

export type Party = { customerId: string } | { supplierId: string };

const MOST = 500;

/** What is open with a customer or a supplier, what is due longest first. */
export function useOpenItems(party: Party | undefined) {
  const [field = 'customerId', id = ''] = Object.entries(party ?? {})[0] ?? [];
  const input = {
    filter: { [field]: { eq: id }, settled: { eq: 'false' } },
    sort: 'dueDate',
    limit: MOST,
  };
  return useQuery({
    queryKey: keys.list('openItem', input),
    queryFn: async ({ signal }) => {
      const { list } = await loadNoun('openItem');
      const { data } = await call(list, input as never, { signal });
      return data as OpenItem[];
    },
    enabled: id !== '',
  });
}

/** Days since it was due; negative while it is not. */
export const daysOverdue = (dueDate: string, on: string): number =>
  Math.round((Date.parse(on) - Date.parse(dueDate)) / 86_400_000);
