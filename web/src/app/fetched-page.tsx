import type { LoadPage } from '../lib/pages.ts';
import { usePart } from '../lib/parts.ts';

/** A page from a file of its own, which the router has fetched as a rule. */
export function FetchedPage({ load }: { load: LoadPage }) {
  const { Page } = usePart(load);
  return <Page />;
}
