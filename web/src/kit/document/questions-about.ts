import type { CatalogueOperation } from '../../lib/catalogue-types.ts';
import { allOperations } from '../../lib/contracts.ts';
import { modulePages } from '../../lib/module-pages.ts';
import { mayDo } from '../../lib/session.ts';

/** Reports on one document, which its address names; why a number is what it is, numbers tell. */
export const questionsAbout = (noun: string): readonly CatalogueOperation[] =>
  allOperations.filter(
    (one) =>
      one.noun === noun &&
      one.method === 'GET' &&
      one.audience === 'tenant' &&
      /\{id\}\/(?!history$)/.test(one.path) &&
      !one.hidden &&
      !one.produces &&
      !one.explains &&
      mayDo(one.permission),
  );

/** Where one of them is asked about this document. */
export function questionPath({ id }: CatalogueOperation): string {
  const own = modulePages.find(({ asks }) => asks?.[id] !== undefined)?.asks?.[id];
  const [module, name] = id.split('.');
  return own ?? `/${module}/ask/${name}`;
}
