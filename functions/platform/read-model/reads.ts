import type { AnyDoc, AnyNoun, Scope } from '../../../shared/contracts/noun.ts';
import type { Access } from '../access.ts';
import type { HistoryEntry } from './history.ts';
import type { ListPage, ListRequest } from './list.ts';
import type { Report } from './report.ts';

/**
 * Questions to the tenant's read model. It is caught up with the commit log before it answers, so
 * a caller sees its own writes.
 */
export interface Reads {
  list: (
    noun: AnyNoun,
    request: ListRequest,
    seen: { scope: Scope; access: Access },
    asOf?: string,
  ) => Promise<ListPage>;
  /** Documents by id, as of now or of a moment. */
  documents: (noun: AnyNoun, ids: readonly string[], asOf?: string) => Promise<AnyDoc[]>;
  history: (noun: AnyNoun, id: string) => Promise<HistoryEntry[]>;
  report: <P, R>(report: Report<P, R>, params: P, asOf?: string) => Promise<R>;
}

/** Everything the company has: for reports and checks that no person's scope narrows. */
export const wholeCompany: { scope: Scope; access: Access } = {
  scope: 'all',
  access: { grants: new Map(), regions: [] },
};
