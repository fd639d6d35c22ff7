import { useQuery } from '@tanstack/react-query';
import { CrashPage } from '../../app/crash-page.tsx';
import { LoadingPage } from '../../app/loading-page.tsx';
import type { Row } from '../../lib/row.ts';
import { useIdOfPage, useNounOfPage } from '../dispatch/use-noun.ts';
import { documentQuery } from '../document/use-document.ts';
import { EditForm } from './edit-form.tsx';
import type { UseLines } from './form-body.tsx';
import type { ReadDoc } from './use-edit.tsx';

interface Props {
  useLines?: UseLines;
  /** What the form shows of the document, where that is not what it says itself. */
  read?: ReadDoc;
}

/** The form that changes a document, as its contract allows. */
export function EditPage(extras: Props) {
  const contracts = useNounOfPage();
  const id = useIdOfPage();
  const { data, error } = useQuery(documentQuery(contracts, id));
  if (error || !contracts.change) return <CrashPage error={error} />;
  if (!data) return <LoadingPage />;
  return <EditForm key={id} contracts={contracts} doc={data as Row} {...extras} />;
}
