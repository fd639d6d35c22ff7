import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

const words = /^ {2}(?:description|label):\s*(?:'[^'\n]*'|"[^"\n]*"|\{[^}\n]*\}),\n/gm;

/** The files in which modules say what happens in them. */
export const eventFile = /shared[\\/]contracts[\\/]\w+[\\/](\w+-)?events\.ts$/;

/** The contracts of events without what they say to people. */
export const withoutWords = (source: string): string => source.replace(words, '');

/**
 * What an event means and is called stands in generated documents and in the pages' catalogue,
 * which are made when the product is built; a deployed function never reads it.
 */
export const noEventWords: Plugin = {
  name: 'no-event-words',
  setup(build) {
    build.onLoad({ filter: eventFile }, async ({ path }) => ({
      contents: withoutWords(await readFile(path, 'utf8')),
      loader: 'ts',
    }));
  },
};
