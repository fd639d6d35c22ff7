import { Link } from '@tanstack/react-router';
import { nounEntry } from '../../lib/contracts.ts';
import { useTitle } from '../../lib/titles.ts';

interface Props {
  noun: string;
  id: unknown;
  /** Whether its name stands after the code. */
  withName?: boolean;
}

/** What a document is called, by its id. */
export function TitleText({ noun, id, withName = true }: Props) {
  const title = useTitle(noun, id);
  if (!title) return <span className="bone bone-inline" role="img" aria-label="…" />;
  return (
    <>
      {title.code}
      {withName && title.name && <span className="title-name"> {title.name}</span>}
    </>
  );
}

export const pathTo = (noun: string, id: string): string | undefined => {
  const entry = nounEntry(noun);
  return entry && `/${entry.module}/${entry.plural}/${id}`;
};

/** The same as a link to the document. */
export function TitleLink({ noun, id, withName = true }: Props) {
  const title = useTitle(noun, id);
  if (typeof id !== 'string' || id === '') return null;
  // A link has a name from the beginning, or is none yet.
  if (!title) return <span className="bone bone-inline" />;
  const path = pathTo(noun, id);
  const text = <TitleText noun={noun} id={id} withName={withName} />;
  return path ? <Link to={path}>{text}</Link> : text;
}
