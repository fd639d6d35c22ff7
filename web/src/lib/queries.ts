import {
  infiniteQueryOptions,
  QueryClient,
  queryOptions,
  type UseQueryOptions,
} from '@tanstack/react-query';
import type { AnyOperation, Input } from '../../../shared/contracts/operation.ts';
import { call, type Output } from './call.ts';
import { refreshTitles } from './titles.ts';

/** Live updates tell what has changed, so nothing is asked twice within a minute without reason. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      gcTime: 10 * 60_000,
      retry: false,
      throwOnError: false,
      refetchOnWindowFocus: false,
    },
  },
});

/** Keys begin with the noun: a change of one document makes exactly its noun's queries stale. */
export const keys = {
  noun: (noun: string) => ['noun', noun] as const,
  list: (noun: string, input: unknown) => ['noun', noun, 'list', input] as const,
  doc: (noun: string, id: string, asOf?: string) =>
    asOf === undefined
      ? (['noun', noun, 'doc', id] as const)
      : (['noun', noun, 'past', id, asOf] as const),
  history: (noun: string, id: string) => ['noun', noun, 'doc', id, 'history'] as const,
  question: (operation: string, input: unknown) => ['question', operation, input] as const,
};

/** A question to the API as a query. `of` names the nouns on which its answer rests. */
export function ask<C extends AnyOperation>(
  contract: C,
  input: Input<C>,
  of: readonly string[] = ['*'],
): UseQueryOptions<Output<C>, Error, Output<C>> {
  return queryOptions({
    queryKey: keys.question(contract?.id ?? '', input) as readonly unknown[],
    queryFn: ({ signal }) => call(contract, input, { signal }),
    meta: { of },
  }) as unknown as UseQueryOptions<Output<C>, Error, Output<C>>;
}

/** The same for an answer that comes page by page, kept beside what one answer would be. */
export const askPages = <C extends AnyOperation>(
  contract: C,
  input: Input<C>,
  of: readonly string[] = ['*'],
) =>
  infiniteQueryOptions({
    queryKey: [...keys.question(contract.id, input), 'pages'],
    queryFn: ({ pageParam, signal }): Promise<Output<C>> =>
      call(contract, { ...input, ...(pageParam !== '' && { cursor: pageParam }) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => (page as { nextCursor?: string }).nextCursor,
    meta: { of },
  });

interface Changed {
  noun: string;
  /** Without it something of the noun did. */
  id?: string;
}

/** Makes stale what a change touches; what is on the screen is asked again at once. */
export function refreshAfter(changes: readonly Changed[]): void {
  refreshTitles(changes);
  const nouns = new Set(changes.map(({ noun }) => noun));
  const ids = new Set(changes.map(({ id }) => id));
  const vague = new Set(changes.filter(({ id }) => id === undefined).map(({ noun }) => noun));
  void queryClient.invalidateQueries({
    predicate: ({ queryKey, meta }) => {
      const [kind, noun, what, id] = queryKey as string[];
      if (kind === 'question') {
        const of = (meta?.['of'] as readonly string[] | undefined) ?? ['*'];
        return of.includes('*') || of.some((one) => nouns.has(one));
      }
      if (kind !== 'noun' || !nouns.has(noun as string)) return false;
      if (what !== 'doc') return what !== 'past';
      return ids.has(id as string) || vague.has(noun as string);
    },
  });
}

/** All that is shown, except the past: when news of a change may have been missed, or are slow. */
export function refreshAll(): void {
  refreshTitles();
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[2] !== 'past' });
}
