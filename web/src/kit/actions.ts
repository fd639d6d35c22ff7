import type { AnyOperation } from '../../../shared/contracts/operation.ts';
import type { NounContracts } from '../lib/contracts.ts';
import { mayDo } from '../lib/session.ts';

type Doc = Readonly<Record<string, unknown>>;

/** Whether an operation makes sense for a document as it stands now. */
export function offered({ page }: AnyOperation, doc: Doc): boolean {
  if (page?.hidden) return false;
  return page?.in === undefined || page.in.includes(String(doc['state']));
}

/** Whether what it would do is shown before it is done, by a dry run. */
export function previews({ page, audience, method, path, noun }: AnyOperation): boolean {
  const drafts = method !== 'POST' || path === (noun && `/api/${noun.module}/${noun.plural}`);
  return page?.preview ?? (audience === 'tenant' && !drafts);
}

export interface Actions {
  /** The page's one blue button. */
  primary?: AnyOperation;
  plain: readonly AnyOperation[];
  /** In the menu: what ends something, and what there is no room for. */
  menu: readonly AnyOperation[];
}

const MOST_PLAIN = 3;

/** What this person may do with a document now, one of it primary. */
export function actionsFor({ actions }: NounContracts, doc: Doc): Actions {
  const possible = actions.filter((one) => offered(one, doc) && mayDo(one.permission));
  const [primary] = possible
    .filter(({ page }) => page?.primary !== undefined)
    .sort((a, b) => (a.page?.primary ?? 0) - (b.page?.primary ?? 0));
  const rest = possible.filter((one) => one !== primary);
  const safe = rest.filter(({ page }) => !page?.danger);
  return {
    ...(primary && { primary }),
    plain: safe.slice(0, MOST_PLAIN),
    menu: [...safe.slice(MOST_PLAIN), ...rest.filter(({ page }) => page?.danger)],
  };
}
