import type { Plugin } from 'vite';
import { byItself } from '../../shared/contracts/by-itself.ts';
import { fieldMeta, type Label, type unwrap } from '../../shared/contracts/fields.ts';
import type { AnyNoun } from '../../shared/contracts/noun.ts';
import type { AnyOperation } from '../../shared/contracts/operation.ts';
import { changePermissions } from '../../shared/contracts/platform/attachable.ts';
import {
  operations as allOperations,
  importTargets,
  modules,
} from '../../shared/contracts/system.ts';
import type {
  Catalogue,
  CatalogueNoun,
  CatalogueOperation,
  Words,
} from '../src/lib/catalogue-types.ts';

const ID = 'virtual:catalogue';
const WORDS = 'virtual:words';

/**
 * What navigation, references and the command palette need of every contract, without the
 * schemas: pages load those module by module.
 */
export function catalogue(): Plugin {
  return {
    name: 'tandem-catalogue',
    resolveId: (id) => (id === ID || id === WORDS ? `\0${id}` : undefined),
    load(id) {
      if (id === `\0${ID}`) return `export const catalogue = ${JSON.stringify(contents())};`;
      if (id === `\0${WORDS}`) return `export const words = ${JSON.stringify(words())};`;
      return undefined;
    },
  };
}

/** What errors name by code: nouns, states and fields, in Chinese. The first of a name stands. */
function words(): Words {
  const known: Words = { nouns: {}, states: {}, fields: {} };
  for (const noun of modules.flatMap(({ nouns }) => nouns)) {
    known.nouns[noun.label.en.toLowerCase()] ??= noun.label.zh;
    for (const [field, schema] of Object.entries(noun.fields.shape as Shape)) {
      const { label, choices = {} } = fieldMeta(schema);
      if (label) known.fields[field] ??= label.zh;
      if (field !== 'state') continue;
      for (const [state, { zh }] of Object.entries(choices)) known.states[state] ??= zh;
    }
  }
  return known;
}

type Shape = Record<string, Parameters<typeof unwrap>[0]>;

const contents = (): Catalogue => ({
  modules: modules.map(({ id, label, nouns, operations, derived }) => ({
    id,
    label,
    nouns: nouns.filter(({ internal }) => !internal).map(nounEntry),
    operations: [...Object.values(operations), ...derived.map(({ contract }) => contract)].map(
      operationEntry,
    ),
  })),
  imports: importTargets.map(({ id, module, label, permission }) => ({
    id,
    module,
    label,
    permission,
  })),
  byItself: byItself(modules),
});

function nounEntry(noun: AnyNoun): CatalogueNoun {
  const { id, plural, prefix, module, label, title, search, master, states, page } = noun;
  const name = title !== 'name' && 'name' in noun.fields.shape ? 'name' : undefined;
  const { choices: titles } = fieldMeta(noun.fields.shape[title]);
  const refs = refsOf(noun);
  const under = (noun.under ?? [title]).flatMap((name) => {
    const { field, noun: above } = refs.find((one) => one.field === name) ?? {};
    return field && above ? [{ field, noun: above }] : [];
  });
  return {
    id,
    plural,
    prefix,
    module,
    label,
    title,
    ...(name && { name }),
    ...(titles && { titles }),
    ...(under.length > 0 && { under }),
    searches: (search ?? []).length > 0,
    master: master === true,
    stateful: states !== undefined,
    ...(page?.single && { single: true }),
    ...(changePermissions(noun, allOperations).length > 0 && { files: true }),
    refs,
  };
}

/** The fields that point to other nouns, so that those can show who points to them. */
const refsOf = (noun: AnyNoun) =>
  Object.entries(noun.fields.shape as Shape).flatMap(([field, schema]) => {
    const { ref, label } = fieldMeta(schema);
    return ref ? [{ field, noun: ref, label: label ?? sameIn(field) }] : [];
  });

const sameIn = (text: string): Label => ({ en: text, zh: text });

const operationEntry = (one: AnyOperation): CatalogueOperation => ({
  id: one.id,
  label: one.label,
  method: one.method,
  path: one.path,
  audience: one.audience,
  ...(one.permission !== undefined && { permission: one.permission }),
  ...(one.noun && { noun: one.noun.id }),
  ...(one.produces !== undefined && { produces: one.produces }),
  ...(one.page?.hidden && { hidden: true }),
  ...(one.page?.explains && { explains: one.page.explains }),
});
