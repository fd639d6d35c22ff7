import { catalogue } from 'virtual:catalogue';
import type { Label } from '../../../shared/contracts/fields.ts';
import { nounEntry } from '../lib/contracts.ts';
import { pagesOf } from '../lib/module-pages.ts';
import type { NavEntry } from '../lib/pages.ts';
import { pluralOf } from '../lib/plural.ts';
import { mayDo } from '../lib/session.ts';

export interface NavLink {
  path: string;
  label: Label;
}

export interface NavGroup {
  id: string;
  label: Label;
  links: readonly NavLink[];
}

const FIRST = ['sales', 'crm', 'inventory', 'purchasing', 'planning', 'manufacturing'];
const orderOf = (module: string): number => {
  const place = FIRST.indexOf(module);
  return pagesOf(module)?.order ?? (place < 0 ? FIRST.length : place) * 10;
};

/** The modules with what this person may open in them, most used first. */
export function navigation(): NavGroup[] {
  return catalogue.modules
    .map((module) => {
      const entries: readonly NavEntry[] =
        pagesOf(module.id)?.nav ?? module.nouns.map(({ id }) => ({ noun: id }));
      return { id: module.id, label: module.label, links: entries.flatMap(linkOf) };
    })
    .filter(({ links }) => links.length > 0)
    .sort((a, b) => orderOf(a.id) - orderOf(b.id));
}

function linkOf(entry: NavEntry): NavLink[] {
  if ('path' in entry) {
    return mayDo(entry.permission) ? [{ path: entry.path, label: entry.label }] : [];
  }
  const noun = nounEntry(entry.noun);
  if (!noun || !mayDo(`${noun.id}.read`)) return [];
  return [
    {
      path: `/${noun.module}/${noun.plural}`,
      label: entry.label ?? (noun.single ? noun.label : pluralOf(noun.label)),
    },
  ];
}

/** All nouns, of the modules that are used most first. */
export const nounsInOrder = (): string[] =>
  catalogue.modules
    .toSorted((a, b) => orderOf(a.id) - orderOf(b.id))
    .flatMap(({ nouns }) => nouns.map(({ id }) => id));
