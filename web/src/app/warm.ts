import { loadModule } from '../lib/contracts.ts';
import { ownPage, type PageKind } from '../lib/own-page.ts';

/** What the rest of an address after its noun asks for. */
function kindOf(rest: readonly string[]): PageKind {
  if (rest.length === 0) return 'list';
  if (rest[0] === 'new') return 'create';
  return rest.length > 1 ? 'edit' : 'document';
}

/**
 * Begins to fetch what the page at an address will need, while it is still being found out who is
 * there: contracts and the page of the module's own.
 */
export function warm(pathname: string): void {
  const [module = '', plural = '', ...rest] = pathname.split('/').slice(1);
  if (module === '') return;
  const nothing = () => undefined;
  loadModule(module).catch(nothing);
  ownPage(kindOf(rest), module, plural)?.().catch(nothing);
}
