import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { CrashPage } from '../../app/crash-page.tsx';
import { LoadingPage } from '../../app/loading-page.tsx';
import type { Search } from '../../lib/search-params.ts';
import { useIdOfPage, useNounOfPage } from '../dispatch/use-noun.ts';
import { AsOfBanner } from './as-of-banner.tsx';
import { DocumentActions } from './document-actions.tsx';
import { DocumentHead } from './document-head.tsx';
import { HeaderFields } from './header-fields.tsx';
import { LinesTable } from './lines-table.tsx';
import { Related } from './related.tsx';
import { Timeline } from './timeline.tsx';
import { Totals } from './totals.tsx';
import { documentQuery } from './use-document.ts';

/** One document, made from its contract: header, lines, totals; beside it what belongs to it. */
export function DocumentPage() {
  const contracts = useNounOfPage();
  const id = useIdOfPage();
  const { asOf } = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const { data: doc, error } = useQuery(documentQuery(contracts, id, asOf));
  if (error) return <CrashPage error={error} />;
  if (!doc) return <LoadingPage />;
  const { noun } = contracts;
  const lookAt = (moment: string | undefined) =>
    void navigate({ to: '.', search: { asOf: moment } as never });
  return (
    <div className="page">
      <DocumentHead
        noun={noun}
        doc={doc}
        actions={asOf === undefined && <DocumentActions contracts={contracts} doc={doc} />}
      />
      {asOf && <AsOfBanner asOf={asOf} onNow={() => lookAt(undefined)} />}
      <div className="document">
        <div className="document-main">
          <HeaderFields noun={noun} doc={doc} />
          <LinesTable noun={noun} doc={doc} />
          <Totals noun={noun} doc={doc} />
        </div>
        <aside className="document-side">
          <Related noun={noun} doc={doc} />
          <Timeline contracts={contracts} id={id} onLookAt={lookAt} />
        </aside>
      </div>
    </div>
  );
}
