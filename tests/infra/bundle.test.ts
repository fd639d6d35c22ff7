import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bundle, bundleFunctions } from '../../infra/aws/bundle.ts';
import { manifest } from '../../infra/manifest.ts';

/** What a cold start may load, minified. */
const BUDGET_KB = 450;

const root = join(import.meta.dirname, '../..');
const out = mkdtempSync(join(tmpdir(), 'tandem-bundles-'));
let bundles: Bundle[];

beforeAll(async () => {
  const present = manifest.functions.filter(({ entry }) => existsSync(join(root, entry)));
  bundles = await bundleFunctions(present, out, root);
}, 180_000);
afterAll(() => rmSync(out, { recursive: true, force: true }));

describe('the bundles of the functions', () => {
  test('load at most 450 KB at a cold start', () => {
    const large = bundles
      .map(({ id, startBytes }) => `${id} ${Math.ceil(startBytes / 1024)} KB`)
      .filter((line) => Number(/ (\d+) KB$/.exec(line)?.[1]) > BUDGET_KB);
    expect(bundles.length).toBeGreaterThan(0);
    expect(large).toEqual([]);
  });

  test('start without credential providers: Lambda hands credentials over', async () => {
    for (const { id, folder } of bundles) {
      const entry = await readFile(join(folder, 'index.mjs'), 'utf8');
      expect([id, /fromIni|fromSSO|fromTokenFile/.test(entry)]).toEqual([id, false]);
    }
  });

  test('export a handler', async () => {
    for (const { id, folder } of bundles) {
      const { handler } = await import(join(folder, 'index.mjs'));
      expect([id, typeof handler]).toEqual([id, 'function']);
    }
  }, 60_000);
});
