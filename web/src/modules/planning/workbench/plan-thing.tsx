import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { TitleLink } from '../../../kit/fields/title-text.tsx';
import { nounOfId } from '../../../lib/noun-of-id.ts';
import type { Search } from '../../../lib/search-params.ts';

/** What the plan calls by an id: po_…/2 is a line of a purchase order, itm_…~… a planned order. */
export function documentOf(id: string): { noun: string; id: string; line?: string } | undefined {
  const [whole = '', line] = id.split('/');
  const noun = nounOfId(whole);
  return noun === undefined ? undefined : { noun, id: whole, ...(line && { line }) };
}

/** A supply or demand of the plan as a link to its document, or to itself on this page. */
export function PlanThing({ id }: { id: string }) {
  const found = documentOf(id);
  if (!found) return null;
  return (
    <>
      <TitleLink noun={found.noun} id={found.id} withName={false} />
      {found.line && <span className="title-name"> / {found.line}</span>}
    </>
  );
}

interface PlannedProps {
  id: string;
  children: ReactNode;
}

/** A planned order, opened on the workbench in the plan that is shown there. */
export const PlannedLink = ({ id, children }: PlannedProps) => (
  <Link
    to="/planning/workbench"
    search={((old: Search) => ({ run: old['run'], show: 'orders', at: id })) as never}
  >
    {children}
  </Link>
);
