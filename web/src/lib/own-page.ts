import { nounAt } from './contracts.ts';
import { modulePages } from './module-pages.ts';
import type { LoadPage } from './pages.ts';

export type PageKind = 'list' | 'create' | 'document' | 'edit';

/** The page that some module has made by hand for a noun, in place of the automatic one. */
export function ownPage(kind: PageKind, module: string, plural: string): LoadPage | undefined {
  const noun = nounAt(module, plural);
  return noun && modulePages.find((pages) => pages[kind]?.[noun.id])?.[kind]?.[noun.id];
}
