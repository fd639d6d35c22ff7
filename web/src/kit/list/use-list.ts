import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { filterableFields } from '../../../../shared/contracts/derived.ts';
import { call } from '../../lib/call.ts';
import type { NounContracts } from '../../lib/contracts.ts';
import { keys } from '../../lib/queries.ts';
import type { Row } from '../../lib/row.ts';
import type { Search } from '../../lib/search-params.ts';

const PAGE = 100;
const reserved = ['q', 'sort', 'archived', 'asOf', 'view', 'columns'];

interface ListAnswer {
  data: Row[];
  nextCursor?: string;
}

export type Filter = Record<string, Record<string, string>>;

/** `state=draft,confirmed`, `date.gte=2026-01-01`: the filters in the address. */
export function filterOf(contracts: NounContracts, search: Search): Filter {
  const known = filterableFields(contracts.noun);
  const filter: Filter = {};
  for (const [name, value] of Object.entries(search)) {
    const [field = '', operator = 'in'] = name.split('.');
    if (value === undefined || reserved.includes(name) || !known[field]?.includes(operator))
      continue;
    filter[field] = { ...filter[field], [operator]: value };
  }
  return filter;
}

/** The whole list as far as it has been scrolled, and how many there are in all. */
export function useList(contracts: NounContracts, search: Search, base: Filter = {}) {
  const { noun, list } = contracts;
  const input = useMemo(() => {
    const filter = { ...filterOf(contracts, search), ...base };
    return {
      limit: PAGE,
      ...(Object.keys(filter).length > 0 && { filter }),
      ...(search['q'] && { search: search['q'] }),
      ...(search['sort'] && { sort: search['sort'] }),
      ...(search['archived'] && { archived: true }),
      ...(search['asOf'] && { asOf: search['asOf'] }),
    };
  }, [contracts, search, base]);
  const pages = useInfiniteQuery({
    // Pages are kept in another shape than one answer of the same question.
    queryKey: [...keys.list(noun.id, input), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(list, { ...input, ...(pageParam && { cursor: pageParam }) } as never, {
        signal,
      }) as Promise<ListAnswer>,
    initialPageParam: '' as string,
    getNextPageParam: ({ nextCursor }: ListAnswer) => nextCursor,
    placeholderData: keepPreviousData,
  });
  const total = useQuery({
    queryKey: keys.list(noun.id, { ...input, limit: 1, sort: undefined, count: true }),
    queryFn: ({ signal }) =>
      call(list, { ...input, limit: 1, sort: undefined, count: true } as never, { signal }),
    select: (answer) => (answer as { total?: number }).total,
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => (pages.data?.pages ?? []).flatMap(({ data }) => data), [pages.data]);
  return { ...pages, rows, total: total.data };
}
