import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

const exported = /^export (const|function) (\w+)/gm;
/** What `minLength`, `format` and the like of a schema read; no JSON schema is made. */
const KEPT = ['aggregateChecks'];

/** The same exports, each of which gives a function that refuses; nobody calls what they were. */
export function refusingExports(source: string): string {
  const names: string[] = [];
  const unused = source.replace(exported, (whole, kind: string, name: string) => {
    if (KEPT.includes(name)) return whole;
    names.push(name);
    return `${kind} ${name}Unused`;
  });
  return [
    unused,
    "const refuse = () => { throw new Error('JSON schemas are made when the product is built.'); };",
    ...names.map((name) => `export const ${name} = () => refuse;`),
  ].join('\n');
}

/**
 * Every schema can describe itself as a JSON schema, which takes a fifth of the library. The API
 * document is made of that when the product is built; a deployed function never needs it.
 */
export const noJsonSchemas: Plugin = {
  name: 'no-json-schemas',
  setup(build) {
    const filter = /zod[\\/]v4[\\/]core[\\/](json-schema-processors|to-json-schema)\.js$/;
    build.onLoad({ filter }, async ({ path }) => ({
      contents: refusingExports(await readFile(path, 'utf8')),
      loader: 'js',
    }));
  },
};
