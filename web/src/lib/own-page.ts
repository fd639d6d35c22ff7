import { nounAt } from './contracts.ts';
import { modulePages } from './module-pages.ts';
import type { LoadPage } from './pages.ts';
import { mayDo } from './session.ts';

export type PageKind = 'list' | 'create' | 'document' | 'edit';

/** The page that some module has made by hand for a noun, in place of the automatic one. */
export function ownPage(kind: PageKind, module: string, plural: string): LoadPage | undefined {
  const noun = nounAt(module, plural);
  return noun && modulePages.find((pages) => pages[kind]?.[noun.id])?.[kind]?.[noun.id];
}

/** The first page that a module has for people with the rights of who is signed in. */
export const homePage = (): LoadPage | undefined =>
  modulePages.find(({ home }) => home && mayDo(home.permission))?.home?.load;
