import type { ComponentType } from 'react';
import type { Label } from '../../../shared/contracts/fields.ts';

/** A file that exports its component as `Page`. */
export type LoadPage = () => Promise<{ Page: ComponentType }>;

/** An entry of the navigation: a noun's list, or a page of one's own. */
export type NavEntry =
  | { noun: string; label?: Label }
  | { path: string; label: Label; permission?: string };

/** What a module adds to, or puts in place of, the pages that its contracts give. */
export interface ModulePages {
  module: string;
  /** Order among the modules; those that say nothing follow by floor. */
  order?: number;
  /** The navigation of the module, in this order; without it all nouns that have a list. */
  nav?: readonly NavEntry[];
  /** Pages in place of the automatic ones, by noun; the noun may be another module's. */
  list?: Readonly<Record<string, LoadPage>>;
  create?: Readonly<Record<string, LoadPage>>;
  document?: Readonly<Record<string, LoadPage>>;
  edit?: Readonly<Record<string, LoadPage>>;
  /** Pages of one's own in place of those of questions about a document, whose `id` they take. */
  asks?: Readonly<Record<string, string>>;
  /** The first page after signing in, for those who may see it. */
  home?: { permission: string; load: LoadPage };
  /** Other modules whose contracts these pages read: fetched before a page is shown. */
  reads?: readonly string[];
  /** Pages of one's own, by path. They lie under /<module>/ unless there is a reason. */
  routes?: Readonly<Record<string, LoadPage>>;
}

export const definePages = (pages: ModulePages): ModulePages => pages;
