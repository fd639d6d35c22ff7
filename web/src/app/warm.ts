import { isModule, loadModule } from '../lib/contracts.ts';
import { pagesOf } from '../lib/module-pages.ts';
import { ownerOf, ownerOfHome, ownerOfRoute, ownPage, type PageKind } from '../lib/own-page.ts';
import { fetchPart } from '../lib/parts.ts';

/** What the rest of an address after its noun asks for. */
function kindOf(rest: readonly string[]): PageKind {
  if (rest.length === 0) return 'list';
  if (rest[0] === 'new') return 'create';
  return rest.length > 1 ? 'edit' : 'document';
}

/**
 * Fetches what the page at an address will need before it is shown: contracts and the page of a
 * module's own. What cannot be fetched is told by the page itself.
 */
export async function warm(pathname: string): Promise<void> {
  const [first = '', plural = '', ...rest] = pathname.split('/').slice(1);
  const kind = kindOf(rest);
  const home = first === '' ? ownerOfHome() : undefined;
  const page = home ? home.home?.load : ownPage(kind, first, plural);
  const shown = [home, ownerOfRoute(pathname), ownerOf(kind, first, plural), pagesOf(first)];
  const modules = new Set([
    ...(isModule(first) ? [first] : []),
    ...shown.flatMap((pages) => (pages ? [pages.module, ...(pages.reads ?? [])] : [])),
  ]);
  await Promise.allSettled([...[...modules].map(loadModule), page && fetchPart(page)]);
}
