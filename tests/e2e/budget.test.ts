import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildWeb } from '../../tools/build-web.ts';

const dist = resolve(import.meta.dirname, '../../web/dist');

interface Chunk {
  file: string;
  src?: string;
  isEntry?: boolean;
  isDynamicEntry?: boolean;
  imports?: string[];
  css?: string[];
}

type Manifest = Record<string, Chunk>;

let manifest: Manifest = {};

beforeAll(async () => {
  await buildWeb();
  manifest = JSON.parse(readFileSync(join(dist, 'assets/manifest.json'), 'utf8')) as Manifest;
}, 120_000);

/** What a browser fetches with a chunk, itself included: scripts and styles, by file. */
function filesOf(key: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[key];
  if (!chunk || seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const style of chunk.css ?? []) seen.add(style);
  for (const other of chunk.imports ?? []) filesOf(other, seen);
  return seen;
}

/** Kilobytes over the wire: a file below a thousand bytes is sent as it is. */
function kilobytes(files: Iterable<string>): number {
  let bytes = 0;
  for (const file of files) {
    const path = join(dist, file);
    bytes += (statSync(`${path}.gz`, { throwIfNoEntry: false }) ?? statSync(path)).size;
  }
  return bytes / 1000;
}

const SHELL_KB = 260;
const ROUTE_KB = 260;

const entryKey = (): string =>
  Object.keys(manifest).find((key) => manifest[key]?.isEntry) as string;

describe('what a browser has to fetch', () => {
  it(`is at most ${SHELL_KB} KB for the shell`, () => {
    const size = kilobytes(filesOf(entryKey()));
    expect(size).toBeGreaterThan(50);
    expect(size).toBeLessThanOrEqual(SHELL_KB);
  });

  it(`is at most ${ROUTE_KB} KB more for every page, contract and part that is fetched later`, () => {
    const shell = filesOf(entryKey());
    const later = Object.entries(manifest).filter(([, { isDynamicEntry }]) => isDynamicEntry);
    expect(later.length).toBeGreaterThan(10);
    const tooLarge = later
      .map(([key]) => ({
        key,
        size: kilobytes([...filesOf(key)].filter((file) => !shell.has(file))),
      }))
      .filter(({ size }) => size > ROUTE_KB);
    expect(tooLarge).toEqual([]);
  });
});
