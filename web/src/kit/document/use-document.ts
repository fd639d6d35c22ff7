import { queryOptions } from '@tanstack/react-query';
import { call } from '../../lib/call.ts';
import type { NounContracts } from '../../lib/contracts.ts';
import { keys } from '../../lib/queries.ts';
import type { Row } from '../../lib/row.ts';

/** One document, now or as it was at a moment. */
export const documentQuery = ({ noun, get }: NounContracts, id: string, asOf?: string) =>
  queryOptions({
    queryKey: keys.doc(noun.id, id, asOf),
    queryFn: async ({ signal }) =>
      (await call(get, { id, ...(asOf && { asOf }) } as never, { signal })) as Row,
  });

export interface HistoryEntry {
  commitId: string;
  at: string;
  actor: string;
  operation: string;
  version: number;
  deleted: boolean;
  changed: Record<string, { before?: unknown; after?: unknown }>;
}

export const historyQuery = ({ noun, history }: NounContracts, id: string) =>
  queryOptions({
    queryKey: keys.history(noun.id, id),
    queryFn: async ({ signal }) => {
      const { data } = await call(history, { id } as never, { signal });
      return (data as HistoryEntry[]).toSorted((a, b) => b.version - a.version);
    },
  });
