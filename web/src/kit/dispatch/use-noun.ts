import { useSuspenseQuery } from '@tanstack/react-query';
import { notFound, useParams } from '@tanstack/react-router';
import { loadNoun, type NounContracts, nounAt } from '../../lib/contracts.ts';

export interface NounParams {
  module: string;
  plural: string;
  id?: string;
}

/** The contracts of the noun that the address names; the page waits until they are here. */
export function useNounOfPage(): NounContracts {
  const { module, plural } = useParams({ strict: false }) as unknown as NounParams;
  const entry = nounAt(module, plural);
  if (!entry) throw notFound();
  return useNoun(entry.id);
}

export function useNoun(id: string): NounContracts {
  const { data } = useSuspenseQuery({
    queryKey: ['contracts', id],
    queryFn: () => loadNoun(id),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return data;
}

export const useIdOfPage = (): string =>
  (useParams({ strict: false }) as unknown as Required<NounParams>).id;
