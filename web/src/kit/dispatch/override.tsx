import { useParams } from '@tanstack/react-router';
import { type ComponentType, type LazyExoticComponent, lazy, Suspense } from 'react';
import { LoadingPage } from '../../app/loading-page.tsx';
import { ownPage, type PageKind } from '../../lib/own-page.ts';
import type { LoadPage } from '../../lib/pages.ts';
import type { NounParams } from './use-noun.ts';

const made = new Map<LoadPage, LazyExoticComponent<ComponentType>>();

function lazyOnce(load: LoadPage): LazyExoticComponent<ComponentType> {
  const known = made.get(load);
  if (known) return known;
  const component = lazy(() => load().then(({ Page }) => ({ default: Page })));
  made.set(load, component);
  return component;
}

interface Props {
  kind: PageKind;
  automatic: ComponentType;
}

/** The page that a module has made by hand for this noun, or the automatic one. */
export function Override({ kind, automatic: Automatic }: Props) {
  const { module, plural } = useParams({ strict: false }) as unknown as NounParams;
  const load = ownPage(kind, module, plural);
  const Chosen = load ? lazyOnce(load) : Automatic;
  return (
    <Suspense fallback={<LoadingPage />}>
      <Chosen key={`${module}/${plural}`} />
    </Suspense>
  );
}
