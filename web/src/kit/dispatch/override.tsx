import { useParams } from '@tanstack/react-router';
import { type ComponentType, type LazyExoticComponent, lazy, Suspense } from 'react';
import { LoadingPage } from '../../app/loading-page.tsx';
import { nounAt } from '../../lib/contracts.ts';
import { modulePages } from '../../lib/module-pages.ts';
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
  kind: 'list' | 'create' | 'document' | 'edit';
  automatic: ComponentType;
}

/** The page that a module has made by hand for this noun, or the automatic one. */
export function Override({ kind, automatic: Automatic }: Props) {
  const { module, plural } = useParams({ strict: false }) as unknown as NounParams;
  const noun = nounAt(module, plural);
  const load = noun && modulePages.find((pages) => pages[kind]?.[noun.id])?.[kind]?.[noun.id];
  const Chosen = load ? lazyOnce(load) : Automatic;
  return (
    <Suspense fallback={<LoadingPage />}>
      <Chosen key={`${module}/${plural}`} />
    </Suspense>
  );
}
