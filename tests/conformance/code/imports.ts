import { posix } from 'node:path';
import { codeOf, lineOf, type SourceTree } from './source-tree.ts';

export interface Import {
  /** The file that imports. */
  from: string;
  line: number;
  /** As it is written. */
  specifier: string;
  /** Gone when types are stripped. */
  typeOnly: boolean;
  /** A file of the tree, if the specifier is relative and the file is there. */
  file?: string;
  /** A package or a module of Node: big.js, @aws-sdk/client-s3, node:fs. */
  package?: string;
}

/** Statements, side effects, `import()` as value or type, and `require()`. */
const FORMS = [
  /\b(?:import|export)\b[^;'"`()]*?\bfrom\s*(?=['"])/g,
  /\bimport\s*(?=['"])/g,
  /\b(?:import|require)\s*\(\s*(?=['"`])/g,
];

const COMPUTED = /(?<![.\w])(?:import|require)\s*\(\s*(?!['"`\s])/g;

/**
 * Every import of a file, type-only ones included; what is computed at run time has specifier ''.
 */
export function importsOf(tree: SourceTree, path: string): Import[] {
  const source = tree.get(path) ?? '';
  const code = codeOf(source);
  const found = FORMS.flatMap((form) =>
    [...code.matchAll(form)].map(({ index, 0: text }) => {
      const quote = index + text.length;
      const end = code.indexOf(code[quote] as string, quote + 1);
      return resolved(tree, {
        from: path,
        line: lineOf(source, quote),
        specifier: source.slice(quote + 1, end),
        typeOnly: /^\w+\s+type\b/.test(text),
      });
    }),
  );
  const computed = [...code.matchAll(COMPUTED)].map(({ index }) => ({
    from: path,
    line: lineOf(source, index),
    specifier: '',
    typeOnly: false,
  }));
  return [...found, ...computed];
}

function resolved(tree: SourceTree, base: Import): Import {
  const { from, specifier } = base;
  if (!specifier.startsWith('.')) return { ...base, package: packageOf(specifier) };
  const file = posix.join(posix.dirname(from), specifier);
  return tree.has(file) ? { ...base, file } : base;
}

/** `@scope/name/deep` belongs to `@scope/name`, `name/deep` to `name`. */
const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** All imports of the files that `wanted` chooses. */
export const allImports = (tree: SourceTree, wanted: (path: string) => boolean): Import[] =>
  [...tree.keys()].filter(wanted).flatMap((path) => importsOf(tree, path));

export const placeOf = ({ from, line }: Import): string => `${from}:${line}`;
