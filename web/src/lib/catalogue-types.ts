import type { ByItself } from '../../../shared/contracts/by-itself.ts';
import type { Label } from '../../../shared/contracts/fields.ts';
import type { Audience, Method } from '../../../shared/contracts/operation.ts';

export interface CatalogueNoun {
  id: string;
  plural: string;
  prefix: string;
  module: string;
  label: Label;
  /** The field people call it by, and a second one that says what it is. */
  title: string;
  name?: string;
  /** What titles are called that are values of a list: the kinds of a job. */
  titles?: Readonly<Record<string, Label>>;
  /** The documents that are named before the title, or in its place. */
  under?: readonly { field: string; noun: string }[];
  searches: boolean;
  master: boolean;
  stateful: boolean;
  /** One in a company: settings. */
  single?: boolean;
  /** Files can be attached to its documents. */
  files?: boolean;
  refs: readonly { field: string; noun: string; label: Label }[];
}

export interface CatalogueOperation {
  id: string;
  label: Label;
  method: Method;
  path: string;
  audience: Audience;
  permission?: string;
  noun?: string;
  produces?: string;
  hidden?: boolean;
  explains?: readonly string[];
}

export interface CatalogueModule {
  id: string;
  label: Label;
  nouns: readonly CatalogueNoun[];
  operations: readonly CatalogueOperation[];
}

export interface Catalogue {
  modules: readonly CatalogueModule[];
  imports: readonly { id: string; module: string; label: Label; permission: string }[];
  byItself: ByItself;
}

/** Chinese for what errors name by code. */
export interface Words {
  nouns: Record<string, string>;
  states: Record<string, string>;
  fields: Record<string, string>;
}
