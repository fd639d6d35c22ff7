import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { blank } from './blank.ts';

/** TypeScript and style sheets by path from the repository's root, with `/` between folders. */
export type SourceTree = ReadonlyMap<string, string>;

export const repositoryRoot = resolve(import.meta.dirname, '../../..');

const folders = ['shared', 'functions', 'infra', 'tests', 'tools', 'web'];

/** Built pages, old and new; what lies there is nobody's source. */
const BUILT = /^web\/(dist|\.dist)/;

export function readSourceTree(root = repositoryRoot): SourceTree {
  const paths = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
      .filter((path) => /\.(tsx?|css)$/.test(path) && !BUILT.test(path)),
  );
  return new Map(paths.sort().map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

/** The tree with these files added or replaced: how a breach is tried. */
export const withFiles = (tree: SourceTree, files: Readonly<Record<string, string>>): SourceTree =>
  new Map([...tree, ...Object.entries(files)]);

export const isTest = (path: string): boolean =>
  path.startsWith('tests/') || /(\.test|-for-tests?|-for-kill-test)\.tsx?$/.test(path);

/** What is shipped: everything but tests and tools. */
export const isProduct = (path: string): boolean => !isTest(path) && !path.startsWith('tools/');

const blanked = new Map<string, string>();

/** A source without what its comments and strings say; remembered, since many rules look. */
export function codeOf(source: string): string {
  const known = blanked.get(source);
  if (known !== undefined) return known;
  const code = blank(source);
  blanked.set(source, code);
  return code;
}

export const lineOf = (source: string, offset: number): number =>
  source.slice(0, offset).split('\n').length;
