import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { CrashPage } from '../../app/crash-page.tsx';
import { LoadingPage } from '../../app/loading-page.tsx';
import type { Row } from '../../lib/row.ts';
import type { Search } from '../../lib/search-params.ts';
import { Attachments } from '../attachments/attachments.tsx';
import { useIdOfPage, useNounOfPage } from '../dispatch/use-noun.ts';
import { AsOfBanner } from './as-of-banner.tsx';
import { DocumentActions } from './document-actions.tsx';
import { DocumentHead } from './document-head.tsx';
import type { DocumentParts, PartProps } from './document-parts.ts';
import { HeaderFields } from './header-fields.tsx';
import { LinesTable } from './lines-table.tsx';
import { Related } from './related.tsx';
import { Timeline } from './timeline.tsx';
import { Totals } from './totals.tsx';
import { documentQuery } from './use-document.ts';

/** One document, made from its contract: header, lines, totals; beside it what belongs to it. */
export function DocumentPage({ parts = {} }: { parts?: DocumentParts }) {
  const contracts = useNounOfPage();
  const id = useIdOfPage();
  const { asOf } = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const { data: doc, error } = useQuery(documentQuery(contracts, id, asOf));
  if (error) return <CrashPage error={error} />;
  if (!doc) return <LoadingPage />;
  const { noun } = contracts;
  const { Steps, Beside, drawers, without } = parts;
  const now = asOf === undefined;
  const actions = { contracts, doc, drawers, without };
  const lookAt = (moment: string | undefined) =>
    void navigate({ to: '.', search: { asOf: moment } as never });
  return (
    <div className="page">
      <DocumentHead
        noun={noun}
        doc={doc}
        steps={now && Steps && <Steps contracts={contracts} doc={doc} />}
        actions={now && <DocumentActions {...actions} />}
      />
      {asOf && <AsOfBanner asOf={asOf} onNow={() => lookAt(undefined)} />}
      <div className="document">
        <Main key={doc.id} contracts={contracts} doc={doc} parts={now ? parts : {}} />
        <aside className="document-side">
          {now && Beside && <Beside contracts={contracts} doc={doc} />}
          <Related noun={noun} doc={doc} />
          {now && <Attachments noun={noun.id} targetId={doc.id} />}
          <Timeline contracts={contracts} id={id} onLookAt={lookAt} />
        </aside>
      </div>
    </div>
  );
}

const noColumns = (_doc: Row) => [];

function Main({ contracts, doc, parts }: PartProps & { parts: DocumentParts }) {
  const { noun } = contracts;
  const { First, Below, tables, useColumns = noColumns } = parts;
  const computed = useColumns(doc);
  return (
    <div className="document-main">
      {First && <First contracts={contracts} doc={doc} />}
      <HeaderFields noun={noun} doc={doc} />
      <LinesTable noun={noun} doc={doc} computed={computed} without={tables} />
      <Totals noun={noun} doc={doc} />
      {Below && <Below contracts={contracts} doc={doc} />}
    </div>
  );
}
