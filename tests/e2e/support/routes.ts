import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type * as z from 'zod';
import { fieldMeta } from '../../../shared/contracts/fields.ts';
import { type AnyNoun, capital } from '../../../shared/contracts/noun.ts';
import type { AnyOperation } from '../../../shared/contracts/operation.ts';
import { importTargets, modules } from '../../../shared/contracts/system.ts';
import type { ModulePages } from '../../../web/src/lib/pages.ts';
import type { Body } from '../../support/harness.ts';

/** One address of the application, of a company that has documents. */
export interface Route {
  /** As the router has it: /$module/$plural/$id. */
  pattern: string;
  path: string;
  kind: 'outside' | 'own' | 'list' | 'new' | 'import' | 'ask' | 'do' | 'document' | 'edit';
}

type Ask = (operation: string, input?: Record<string, unknown>) => Promise<Body>;
type Routes = Record<string, unknown>;

const web = resolve(import.meta.dirname, '../../../web/src');

/** The addresses of the router: of nobody in particular, of contracts, of pages made by hand. */
export async function patterns(): Promise<{ outside: string[]; inside: string[]; own: string[] }> {
  const { outside, inside } = (await import(`${web}/app/routes.ts`)) as Record<string, Routes>;
  const found = await Promise.all(
    readdirSync(`${web}/modules`).map(
      (module) => import(`${web}/modules/${module}/pages.ts`) as Promise<{ pages: ModulePages }>,
    ),
  );
  return {
    outside: Object.keys(outside ?? {}),
    inside: Object.keys(inside ?? {}),
    own: found.flatMap(({ pages }) => Object.keys(pages.routes ?? {})),
  };
}

export const nouns = modules
  .flatMap((module) => module.nouns)
  .filter(({ internal }) => internal !== true);

const own = modules.flatMap(({ operations }): AnyOperation[] => Object.values(operations));
const pathOf = ({ module, plural }: AnyNoun): string => `/${module}/${plural}`;
const at = (noun: AnyNoun, method: string, rest = ''): AnyOperation | undefined =>
  own.find((one) => one.method === method && one.path === `/api${pathOf(noun)}${rest}`);

/** What it takes to show a page made by hand with something on it. */
const subjects: Readonly<Record<string, readonly [name: string, noun: string, field?: string]>> = {
  '/finance/party': ['customerId', 'customer'],
  '/finance/ledger': ['accountCode', 'account', 'code'],
  '/inventory/supply-demand': ['id', 'item'],
  '/purchasing/receive': ['order', 'purchaseOrder'],
};

/** The same, where it is no document. */
const choices: Readonly<Record<string, readonly [name: string, value: string]>> = {
  '/finance/cash-flow-vouchers': ['line', 'people'],
};

/** Every address of the application, with what this company has in place of what varies. */
export async function routesOf(ask: Ask): Promise<Route[]> {
  const { outside, own: handMade } = await patterns();
  const documents = await documentsOf(ask);
  const first = (noun: string): Body | undefined => documents.get(noun)?.[0];
  const withQuery = (path: string, given: readonly (readonly [string, string])[]): string =>
    given.length === 0 ? path : `${path}?${new URLSearchParams(given.map((one) => [...one]))}`;
  const single = (noun: AnyNoun): boolean => noun.page?.single === true;
  const many = nouns.filter((noun) => !single(noun));
  const made = many.filter((noun) => {
    const create = at(noun, 'POST');
    return noun.master || (create && !create.page?.hidden);
  });
  const isMaker = (one: AnyOperation): boolean => made.some((noun) => at(noun, 'POST') === one);
  const offered = own.filter(({ audience, produces }) => audience === 'tenant' && !produces);
  return [
    ...outside.map((path) => route('outside', path, path)),
    ...['/', ...handMade].map((pattern) => {
      const [name, noun, field = 'id'] = subjects[pattern] ?? [];
      const value = noun && first(noun)?.[field];
      const choice = choices[pattern];
      if (choice) return route('own', pattern, withQuery(pattern, [choice]));
      return route('own', pattern, withQuery(pattern, name && value ? [[name, value]] : []));
    }),
    ...nouns.map((noun) => route('list', '/$module/$plural', pathOf(noun))),
    ...made.map((noun) => route('new', '/$module/$plural/new', `${pathOf(noun)}/new`)),
    ...importTargets.map(({ id, module }) => {
      const noun = nouns.find((one) => one.id === id);
      return noun
        ? route('import', '/$module/$plural/import', `${pathOf(noun)}/import`)
        : route('import', '/$module/import/$target', `/${module}/import/${id}`);
    }),
    ...offered
      .filter(({ kind, page, pathFields }) => kind === 'query' && !(page?.hidden && pathFields[0]))
      .map((one) => {
        const asked = `/${one.module}/ask/${one.name}`;
        return route('ask', '/$module/ask/$operation', withQuery(asked, given(one)));
      }),
    ...offered
      .filter(({ kind, page, pathFields }) => kind === 'command' && !page?.hidden && !pathFields[0])
      .filter((one) => one.method === 'POST' && !isMaker(one))
      .map((one) => route('do', '/$module/do/$operation', `/${one.module}/do/${one.name}`)),
    ...many.flatMap((noun) => {
      const [doc] = documents.get(noun.id) ?? [];
      return doc ? [route('document', '/$module/$plural/$id', `${pathOf(noun)}/${doc.id}`)] : [];
    }),
    ...many.flatMap((noun) => {
      const change = at(noun, 'PATCH', '/{id}');
      if (!change && !noun.master) return [];
      const states = change?.page?.in;
      const doc = documents.get(noun.id)?.find(({ state }) => states?.includes(state) ?? true);
      const path = `${pathOf(noun)}/${doc?.id}/edit`;
      return doc ? [route('edit', '/$module/$plural/$id/edit', path)] : [];
    }),
  ];

  function route(kind: Route['kind'], pattern: string, path: string): Route {
    return { kind, pattern, path };
  }

  /** The documents that a question cannot do without. */
  function given(one: AnyOperation): [string, string][] {
    return Object.entries<z.ZodType>(one.input.shape).flatMap(([name, schema]) => {
      const { ref } = fieldMeta(schema);
      const needed = !schema.safeParse(undefined).success;
      const id = needed && ref && first(ref)?.id;
      return id ? [[name, id]] : [];
    });
  }
}

const SOME = 100;

async function documentsOf(ask: Ask): Promise<Map<string, Body[]>> {
  const found = await Promise.all(
    nouns.map(async (noun): Promise<[string, Body[]]> => {
      const { data } = await ask(`${noun.module}.list${capital(noun.id)}`, { limit: SOME });
      return [noun.id, data];
    }),
  );
  return new Map(found);
}
