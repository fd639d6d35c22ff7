import type { ModuleContract } from '../../../shared/contracts/module.ts';
import type { AnyOperation } from '../../../shared/contracts/operation.ts';
import { isTest, type SourceTree } from '../code/source-tree.ts';

/** confirmSalesOrder → confirm-sales-order */
const kebab = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** What people wrote for a module, without what its nouns bring along. */
export const ownOperations = (modules: readonly ModuleContract[]): AnyOperation[] =>
  modules.flatMap(({ operations }) => Object.values(operations));

/** One operation per file, and the file's name is the operation's. */
export const withoutFile = (modules: readonly ModuleContract[], tree: SourceTree): string[] =>
  ownOperations(modules).flatMap(({ id, module, name }) => {
    const places = ['operations', 'queries'].map(
      (folder) => `functions/${module}/${folder}/${kebab(name)}.ts`,
    );
    return places.some((path) => tree.has(path)) ? [] : [`${id}: no file ${places.join(' or ')}`];
  });

/** A test that runs over all operations proves what they share, not what one of them does. */
export function withoutTest(modules: readonly ModuleContract[], tree: SourceTree): string[] {
  const tests = [...tree]
    .filter(([path]) => isTest(path) && !path.startsWith('tests/conformance/'))
    .map(([, source]) => source)
    .join('\n');
  const named = new Set([...tests.matchAll(/['"`](\w+\.\w+)['"`]/g)].map(([, id]) => id));
  return ownOperations(modules).flatMap(({ id }) => (named.has(id) ? [] : [`${id}: in no test`]));
}

/** Every README of a module, by the module's id. */
export type Readmes = ReadonlyMap<string, string>;

export const withoutReadme = (modules: readonly ModuleContract[], readmes: Readmes): string[] =>
  modules.flatMap(({ id, operations }) => {
    const text = readmes.get(id);
    if (text === undefined) return [`functions/${id}/README.md is missing`];
    return Object.values(operations).flatMap(({ name }) =>
      new RegExp(`\\b${name}\\b`).test(text) ? [] : [`functions/${id}/README.md: ${name}`],
    );
  });

/** Codes that a contract promises, and nobody makes. */
export function unknownErrorCodes(modules: readonly ModuleContract[], tree: SourceTree): string[] {
  const made = new Set(
    [...tree]
      .filter(([path]) => /^(shared|functions)\//.test(path) && !isTest(path))
      .flatMap(([, source]) => [
        ...source.matchAll(/(?:defineError\(|\bcode: |[rR]efus\w*\(|[eE]rror\w*\()\s*'([\w.]+)'/g),
      ])
      .map(([, code]) => code),
  );
  return ownOperations(modules).flatMap(({ id, errors = [] }) =>
    errors.filter((code) => !made.has(code)).map((code) => `${id}: nobody makes ${code}`),
  );
}

/** Circles upwards: a module's contracts name nouns of its own floor and below. */
export const sharedPaths = (modules: readonly ModuleContract[]): string[] => {
  const operations = modules.flatMap(({ operations: own, derived }) => [
    ...Object.values(own),
    ...derived.map(({ contract }) => contract),
  ]);
  const seen = new Map<string, string>();
  return operations.flatMap(({ id, method, path }) => {
    const route = `${method} ${path.replace(/\{\w+\}/g, '{}')}`;
    const other = seen.get(route);
    seen.set(route, id);
    return other === undefined ? [] : [`${id} and ${other} both answer ${route}`];
  });
};
