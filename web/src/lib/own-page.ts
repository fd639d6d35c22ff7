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

/** Whose first page people with the rights of who is signed in see, if anyone's. */
export const ownerOfHome = (): ModulePages | undefined =>
  modulePages.find(({ home }) => home && mayDo(home.permission));

/** Whose page of its own stands at an address, if any. */
export const ownerOfRoute = (pathname: string): ModulePages | undefined =>
  modulePages.find(({ routes = {} }) => pathname in routes);
