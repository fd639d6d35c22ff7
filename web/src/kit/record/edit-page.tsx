import { useQuery } from '@tanstack/react-query';
import { CrashPage } from '../../app/crash-page.tsx';
import { LoadingPage } from '../../app/loading-page.tsx';
import type { Row } from '../../lib/titles.ts';
import { useIdOfPage, useNounOfPage } from '../dispatch/use-noun.ts';
import { documentQuery } from '../document/use-document.ts';
import { EditForm } from './edit-form.tsx';
import type { UseLines } from './form-body.tsx';

/** The form that changes a document, as its contract allows. */
export function EditPage({ useLines }: { useLines?: UseLines }) {
  const contracts = useNounOfPage();
  const id = useIdOfPage();
  const { data, error } = useQuery(documentQuery(contracts, id));
  if (error || !contracts.change) return <CrashPage error={error} />;
  if (!data) return <LoadingPage />;
  const more = useLines && { useLines };
  return <EditForm key={id} contracts={contracts} doc={data as Row} {...more} />;
}
