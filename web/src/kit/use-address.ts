import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Search } from '../lib/search-params.ts';

/** The options of a page, in its address; what is set to undefined leaves it. */
export function useAddress(): [Search, (change: Search) => void] {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const change = (next: Search) =>
    void navigate({ to: '.', search: { ...search, ...next } as never, replace: true });
  return [search, change];
}
