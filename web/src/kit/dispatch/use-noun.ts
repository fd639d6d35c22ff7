import { notFound, useParams } from '@tanstack/react-router';
import { type NounContracts, nounAt, useNoun } from '../../lib/contracts.ts';

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

export const useIdOfPage = (): string =>
  (useParams({ strict: false }) as unknown as Required<NounParams>).id;
