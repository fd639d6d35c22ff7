import { nounAt } from './contracts.ts';
import { modulePages } from './module-pages.ts';
import type { LoadPage, ModulePages } from './pages.ts';
import { mayDo } from './session.ts';

export type PageKind = 'list' | 'create' | 'document' | 'edit';

/** Whose page stands for a noun in place of the automatic one, if any does. */
export function ownerOf(kind: PageKind, module: string, plural: string): ModulePages | undefined {
  const noun = nounAt(module, plural);
  return noun && modulePages.find((pages) => pages[kind]?.[noun.id]);
}

/** The page that some module has made by hand for a noun, in place of the automatic one. */
export const ownPage = (kind: PageKind, module: string, plural: string): LoadPage | undefined =>
  ownerOf(kind, module, plural)?.[kind]?.[nounAt(module, plural)?.id ?? ''];

/** The first page that a module has for people with the rights of who is signed in. */
export const homePage = (): LoadPage | undefined =>
  modulePages.find(({ home }) => home && mayDo(home.permission))?.home?.load;
