import { useParams } from '@tanstack/react-router';
import { type ComponentType, Suspense } from 'react';
import { FetchedPage } from '../../app/fetched-page.tsx';
import { LoadingPage } from '../../app/loading-page.tsx';
import { ownPage, type PageKind } from '../../lib/own-page.ts';
import type { NounParams } from './use-noun.ts';

interface Props {
  kind: PageKind;
  automatic: ComponentType;
}

/** The page that a module has made by hand for this noun, or the automatic one. */
export function Override({ kind, automatic: Automatic }: Props) {
  const { module, plural } = useParams({ strict: false }) as unknown as NounParams;
  const load = ownPage(kind, module, plural);
  const key = `${module}/${plural}`;
  return (
    <Suspense fallback={<LoadingPage />}>
      {load ? <FetchedPage key={key} load={load} /> : <Automatic key={key} />}
    </Suspense>
  );
}
