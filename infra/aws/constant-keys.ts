import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

const schemaFiles = /@aws-sdk[\\/].*[\\/]dist-es[\\/].*schemas[\\/]schemas_\d+\.js$/;
const constant = /^const (_\w+) = ("(?:[^"\\]|\\.)*");$/gm;
const computedKey = /\[(_\w+)\]:/g;

/** `{ [_e]: 1 }` as `{ "error": 1 }`, for the constants that the same file declares. */
export function withConstantKeys(source: string): string {
  const values = new Map<string, string>();
  for (const [, name, value] of source.matchAll(constant)) {
    values.set(name as string, value as string);
  }
  return source.replace(computedKey, (key, name: string) => {
    const value = values.get(name);
    return value === undefined ? key : `${value}:`;
  });
}

/**
 * The SDK's schemas of operations that nobody calls stay in a bundle, because a computed key
 * might do something when it is read. These keys are constants; written as such, the schemas go.
 */
export const constantKeys: Plugin = {
  name: 'constant-keys',
  setup(build) {
    build.onLoad({ filter: schemaFiles }, async ({ path }) => ({
      contents: withConstantKeys(await readFile(path, 'utf8')),
      loader: 'js',
    }));
  },
};
